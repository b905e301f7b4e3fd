import { interceptCommands } from '../../trace/intercept-commands.ts';
import type { Interference } from '../lab.ts';

/** Stands between a client and its store; changes what becomes of commands from one call of `set` to the next. */
export type Meddler = { set(how: Interference): void; wrap<Client extends object>(client: Client): Client };

/** @param wait real time, whatever the learner's clock says */
export function createMeddler(wait: (ms: number) => Promise<void>): Meddler {
  let how: Interference = { type: 'none' };
  let count = 0;
  let sent = 0;
  let held: (() => void)[] = [];

  const pass = async (commands: number) => {
    count += commands;
    sent += 1;
    switch (how.type) {
      case 'none':
        return;
      case 'delay':
        return wait(how.ms);
      case 'silence':
        return new Promise<never>(() => undefined);
      case 'hold-after':
        if (sent <= how.nth) return;
        return new Promise<void>((resolve) => void held.push(resolve));
      case 'reject':
        throw refused();
      case 'reject-from':
        if (count >= how.nth) throw refused();
    }
  };

  return {
    set(next) {
      how = next;
      count = 0;
      sent = 0;
      for (const release of held) release();
      held = [];
    },
    wrap: (client) =>
      interceptCommands(client, {
        mark: () => null,
        command: async (call, send) => {
          await pass(1);
          return send(call);
        },
        transaction: async (calls, send) => {
          await pass(calls.length);
          return send(calls);
        },
      }),
  };
}

/** As ioredis says it when the connection is gone. */
export const refusal = 'connect ECONNREFUSED 127.0.0.1:6379';

function refused(): Error {
  return Object.assign(new Error(refusal), { code: 'ECONNREFUSED' });
}
