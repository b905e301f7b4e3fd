import { people } from '../demo-app/people.ts';
import { createUsers, type Users } from '../demo-app/users.ts';
import { createFairTurns } from '../fair-turns.ts';
import type { Forwarded } from '../gateway/forwarded.ts';
import type { SandboxStates } from '../sandbox/sandbox-state.ts';

/** The accounts of a sandbox, as they are when a request comes. */
export type LendUsers = (exchange: Forwarded) => Required<Users>;

/** Lends each request its sandbox's accounts, to whichever app it goes. */
export function createLendUsers(states: Pick<SandboxStates, 'changeAccount'>): LendUsers {
  // A password costs a thread of Node's four for some milliseconds, and pages are read from disk by the same threads:
  // one stays free, and a sandbox that floods its login only waits for itself.
  const takeTurn = createFairTurns({ atOnce: 3 });
  return ({ sandboxId, state }) => {
    const users = createUsers(people, {
      of: (id) => state.accounts[id] ?? {},
      save: (id, change) => states.changeAccount(sandboxId, id, change),
    });
    return {
      ...users,
      verify: (username, password) => takeTurn(sandboxId, () => users.verify(username, password)),
      change: (id, change) => takeTurn(sandboxId, () => users.change(id, change)),
    };
  };
}
