/** What graded tests may use of Vitest, in a worker. */
export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from '@vitest/runner';
export { expect } from './expect.ts';
