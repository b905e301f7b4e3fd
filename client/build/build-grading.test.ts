import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPart, buildGradingPart } from './build-grading.ts';

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
    expect(learner.modules.filter((file) => file.includes('/lessons/'))).toEqual([]);
    expect(grader.modules.filter((file) => /node_modules\/(express|ioredis-mock)\//.test(file))).toEqual([]);
  });

  it('leaves schemas out of the learner’s script, which checks nothing that it is sent', () => {
    const isSchemas = (file: string) => /node_modules\/zod\//.test(file);
    expect(learner.modules.filter(isSchemas)).toEqual([]);
    expect(grader.modules.filter(isSchemas)).not.toEqual([]);
  });
});
