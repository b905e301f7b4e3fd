import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPart, buildGradingPart, filesAmong, ownFilesAmong } from './build-grading.ts';

const client = fileURLToPath(new URL('..', import.meta.url));

describe('the build of what grades', () => {
  let learner: BuiltPart;
  let grader: BuiltPart;
  beforeAll(async () => {
    [learner, grader] = await Promise.all([
      buildGradingPart('learner', client),
      buildGradingPart('grader', client),
    ]);
  }, 60_000);

  it('makes one classic script of each worker, both within their budget', () => {
    const bytes = [learner, grader].reduce((sum, { code }) => sum + gzipSync(code).length, 0);
    expect(bytes / 1024).toBeLessThan(410);
    for (const { code } of [learner, grader]) expect(() => new Function(code)).not.toThrow();
  });

  it('keeps learners’ code and graded tests apart', () => {
    const isLesson = (file: string) => path.relative(client, file).startsWith(path.join('..', 'lessons'));
    expect(learner.modules.filter(isLesson)).toEqual([]);
    expect(grader.modules.filter(isLesson)).not.toEqual([]);
    expect(grader.modules.filter((file) => /node_modules\/(express|ioredis-mock)\//.test(file))).toEqual([]);
  });

  it('leaves schemas out of the learner’s script, which checks nothing that it is sent', () => {
    const isSchemas = (file: string) => /node_modules\/zod\//.test(file);
    expect(learner.modules.filter(isSchemas)).toEqual([]);
    expect(grader.modules.filter(isSchemas)).not.toEqual([]);
  });
});

describe('the files of a part', () => {
  const virtual = ['\0virtual:grading', 'node:path', 'express'];

  it('are found on every machine, so that a change of one builds the part anew', () => {
    expect(filesAmong(['/home/ada/shared/a.ts', ...virtual], path.posix)).toEqual(['/home/ada/shared/a.ts']);
    expect(filesAmong(['C:/ada/shared/a.ts', ...virtual], path.win32)).toEqual(['C:/ada/shared/a.ts']);
  });

  it.each([
    ['posix', path.posix, '/home/node_modules/coat-check'],
    ['win32', path.win32, 'C:/node_modules/coat-check'],
  ])('are one’s own beneath a folder called node_modules, too (%s)', (_, paths, project) => {
    const [own, installed] = [`${project}/shared/a.ts`, `${project}/node_modules/express/index.js`];
    expect(ownFilesAmong([own, installed], project, paths)).toEqual([own]);
  });
});
