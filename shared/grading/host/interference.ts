import { interceptCommands } from '../../trace/intercept-commands.ts';
import { type Interference, refusal } from '../lab.ts';

/** Stands between a client and its store; changes what becomes of commands from one call of `set` to the next. */
type Meddler = { set(how: Interference): void; wrap<Client extends object>(client: Client): Client };

/** What a meddler knows of the realm it stands in. */
export type Surroundings = {
  /** Real time, whatever the learner's clock says. */
  wait(ms: number): Promise<void>;
  /** Resolves when the realm that sends the commands has had its turns, and has said what it had to say. */
  catchUp(): Promise<void>;
  /** Called where a command is sent. @returns whether the request that sends it has been answered by now */
  watchRequest(): () => boolean;
};

export function createMeddler({ wait, catchUp, watchRequest }: Surroundings): Meddler {
  let how: Interference = { type: 'none' };
  let count = 0;
  let sent = 0;
  let held: (() => void)[] = [];

  const waitForNext = async (commands: number) => {
    await new Promise<void>((resolve) => void held.push(resolve));
    return pass(commands);
  };
  // In steps: of the time in which the thread stood still, a command makes up for one step only, so that whatever else
  // was due by then, an answer or another request, still comes first.
  const waitInSteps = async (ms: number) => {
    for (let step = 0; step < 4; step += 1) await wait(ms / 4);
  };
  const pass = async (commands: number): Promise<void> => {
    count += commands;
    sent += 1;
    switch (how.type) {
      case 'none':
        return;
      case 'delay':
        return waitInSteps(how.ms);
      case 'hold-unawaited': {
        const isAnswered = watchRequest();
        // The next interference lets it go at once: it comes before time is moved on, and nothing may be late for that.
        const next = waitForNext(commands);
        const slow = waitInSteps(how.ms)
          // A realm whose thread stood still meanwhile may have had its answer ready.
          .then(catchUp)
          .then(() => (isAnswered() ? next : undefined));
        return Promise.race([slow, next]);
      }
      case 'silence':
        return new Promise<never>(() => undefined);
      case 'hold-after':
        if (sent <= how.nth) return;
        return waitForNext(commands);
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

function refused(): Error {
  return Object.assign(new Error(refusal), { code: 'ECONNREFUSED' });
}
