import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPart, buildGradingPart, filesAmong, ownFilesAmong } from './build-grading.ts';

const client = fileURLToPath(new URL('..', import.meta.url));

describe('the build of what grades', () => {
  let learner: BuiltPart;
  let host: BuiltPart;
  let grader: BuiltPart;
  beforeAll(async () => {
    const [first, second, third] = await Promise.all(
      (['learner', 'host', 'grader'] as const).map((part) => buildGradingPart(part, client)),
    );
    if (!first || !second || !third) throw new Error('Could not build every part.');
    [learner, host, grader] = [first, second, third];
  }, 60_000);

  it('makes one classic script of each worker, all within their budget', () => {
    const bytes = [learner, host, grader].reduce((sum, { code }) => sum + gzipSync(code).length, 0);
    expect(bytes / 1024).toBeLessThan(450);
    for (const { code } of [learner, host, grader]) expect(() => new Function(code)).not.toThrow();
  });

  it('keeps learners’ code, their store and graded tests apart', () => {
    const parts = (pattern: RegExp) =>
      Object.entries({ learner, host, grader }).flatMap(([name, { modules }]) =>
        modules.some((file) => pattern.test(path.relative(client, file).replaceAll(path.sep, '/')))
          ? [name]
          : [],
      );
    expect(parts(/^..\/lessons\//)).toEqual(['grader']);
    expect(parts(/node_modules\/express\//)).toEqual(['learner']);
    expect(parts(/node_modules\/ioredis-mock\//)).toEqual(['host']);
    expect(parts(/^..\/shared\/grading\/app\/create-app-realm\.ts$/)).toEqual(['learner']);
    expect(parts(/^..\/shared\/exchange\/record-exchange\.ts$/)).toEqual(['host']);
  });

  it('leaves schemas out of the scripts that a run starts more than once', () => {
    const isSchemas = (file: string) => /node_modules\/zod\//.test(file);
    expect([learner, host].flatMap(({ modules }) => modules.filter(isSchemas))).toEqual([]);
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
