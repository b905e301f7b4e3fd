import { chai, GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

let isSetUp = false;

/** Vitest's `expect`, in a worker. Set up by its first call: a bundle whose tests do without it can leave it out. */
export function expect(value: unknown, message?: string): Chai.Assertion {
  if (!isSetUp) {
    isSetUp = true;
    for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
    Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, writable: true, configurable: true });
  }
  return chai.expect(value, message);
}
