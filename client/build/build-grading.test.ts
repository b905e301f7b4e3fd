import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildGradingPart } from './build-grading.ts';

const client = fileURLToPath(new URL('..', import.meta.url));

describe('the build of what grades', () => {
  it('makes one classic script of each worker, both within their budget', async () => {
    const parts = await Promise.all([
      buildGradingPart('learner', client),
      buildGradingPart('grader', client),
    ]);
    const bytes = parts.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
    expect(bytes / 1024).toBeLessThan(410);
    for (const { code } of parts) expect(() => new Function(code)).not.toThrow();
  });

  it('keeps learners’ code and graded tests apart', async () => {
    const [learner, grader] = await Promise.all([
      buildGradingPart('learner', client),
      buildGradingPart('grader', client),
    ]);
    expect(learner.modules.filter((file) => file.includes('/lessons/'))).toEqual([]);
    expect(grader.modules.filter((file) => /node_modules\/(express|ioredis-mock)\//.test(file))).toEqual([]);
  });

  it('leaves schemas out of the learner’s script, which checks nothing that it is sent', async () => {
    const { modules } = await buildGradingPart('learner', client);
    expect(modules).toContain(fileURLToPath(new URL('../../shared/trace/actors.ts', import.meta.url)));
    expect(modules.filter((file) => /node_modules\/zod\//.test(file))).toEqual([]);
  });
});
