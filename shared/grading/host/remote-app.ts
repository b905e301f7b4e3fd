import type { Answer, HttpRequest } from '../../exchange/http-message.ts';
import { readAnswer } from '../../exchange/read-answer.ts';
import { joinPieces } from '../../exchange/run-app.ts';
import type { AppCallName, AppCalls, AppCommand, FromApp, StoreAnswer } from '../app/app-protocol.ts';
import { LearnerFault, type OpenOptions } from '../lab.ts';
import type { RealmEnd } from '../remote-realm.ts';
import type { TestOrder } from '../tests/test-protocol.ts';
import type { StartAppRealm } from './host-environment.ts';
import { readFromApp, readStrays, type Stray } from './read-from-app.ts';

/** The realm of the learner's app as its host sees it. Nothing here has a limit in time: the grader has. */
export type RemoteApp = {
  load(): void;
  reset(): Promise<void>;
  /**
   * Makes one app of a module.
   * @param obey answers each command that this app sends to the store
   * @throws {LearnerFault} when the module or `createApp` does not work
   */
  start(
    what: { server: number; code: string; options: OpenOptions },
    obey: (command: AppCommand) => Promise<StoreAnswer>,
  ): Promise<void>;
  /** Rejects when there is no answer, or none that is HTTP. */
  handle(server: number, visit: string, request: HttpRequest): Promise<Answer>;
  proceed(server: number, order: TestOrder): Promise<unknown>;
  freeze(frozen: boolean): Promise<void>;
  advance(ms: number): Promise<void>;
  settle(): Promise<void>;
  strays(): Promise<Stray[]>;
  /** How many commands there have been. */
  commands(): number;
  /** Whether the last answer came while the app had commands under way. */
  isWaiting(): boolean;
};

type Written = Extract<FromApp, { type: 'written' }>;

/** Beyond this nobody reads what is printed. */
const mostPrinted = 128 * 1024;
const mostAtOnce = 64 * 1024;

export function createRemoteApp(
  startAppRealm: StartAppRealm,
  on: { printed(text: string): void; ended(end: RealmEnd): void },
): RemoteApp {
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const servers = new Map<number, (command: AppCommand) => Promise<StoreAnswer>>();
  let asked = 0;
  let commands = 0;
  let isWaiting = false;
  let room = mostPrinted;

  const take = (id: number) => {
    const call = pending.get(id);
    pending.delete(id);
    return call;
  };
  const obey = async (id: number, command: AppCommand) => {
    commands += 1;
    const answer = await servers.get(command.server)?.(command);
    if (answer) channel.post({ type: 'reply', command: id, answer });
  };
  const channel = startAppRealm({
    ended: on.ended,
    message(received) {
      const message = readFromApp(received);
      switch (message?.type) {
        case 'done':
          return take(message.id)?.resolve(message.value);
        case 'written':
          isWaiting = message.waiting > 0;
          return take(message.id)?.resolve(message);
        case 'failed': {
          const { fault, message: why, line, column } = message.fault;
          return take(message.id)?.reject(new LearnerFault(fault, why, { line, column }));
        }
        case 'command':
          return void obey(message.id, message.command);
        case 'printed':
          if (room > 0) on.printed(message.text.slice(0, mostAtOnce));
          room -= message.text.length;
          return undefined;
        case undefined:
          // No message of ours.
          return undefined;
      }
    },
  });

  const call = <Name extends AppCallName>(name: Name, args: AppCalls[Name]): Promise<unknown> => {
    asked += 1;
    const id = asked;
    const answer = new Promise<unknown>((resolve, reject) => void pending.set(id, { resolve, reject }));
    channel.post({ type: 'call', id, name, args } as Parameters<typeof channel.post>[0]);
    return answer;
  };

  return {
    load() {
      room = mostPrinted;
      // Whose timers of the text before meet a limit now has nobody to tell.
      call('load', {}).catch(() => undefined);
    },
    async reset() {
      servers.clear();
      await call('reset', {});
    },
    async start(what, answer) {
      servers.set(what.server, answer);
      await call('start', what);
    },
    async handle(server, visit, request) {
      const { pieces, source } = (await call('handle', { server, visit, request })) as Written;
      return { ...readAnswer(joinPieces(pieces)), source };
    },
    proceed: (server, order) => call('proceed', { server, order }),
    freeze: async (frozen) => void (await call('freeze', { frozen })),
    advance: async (ms) => void (await call('advance', { ms })),
    settle: async () => void (await call('settle', {})),
    strays: async () => readStrays(await call('strays', {})),
    commands: () => commands,
    isWaiting: () => isWaiting,
  };
}
