import RedisMock from 'ioredis-mock';
import { containLua } from './contain-lua.ts';
import type { HostStore } from './host-environment.ts';
import { toStrictMock } from './strict-mock.ts';

containLua();
let stores = 0;

/** A store in memory. It follows the realm's `Date`, which the host moves, so time that is moved on ages it as well. */
export async function openMockStore(now: () => number): Promise<HostStore> {
  // Mocks of one address share what they hold: each store gets an address of its own.
  stores += 1;
  const mock = new RedisMock({ host: 'learner', port: stores });
  return {
    client: toStrictMock(mock, now),
    age: async () => undefined,
    close() {
      void mock.flushall();
      // An address is never forgotten, and holds on to every client that has not left it: to 150 KB of methods each.
      // No learner's handler shall hear that: by then the next site is open, and would be blamed.
      mock.removeAllListeners();
      mock.disconnect();
    },
  };
}
