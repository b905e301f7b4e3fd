import type { RecordedEvent } from '../../trace/event.ts';
import { LearnerFault } from '../lab.ts';
import type { ToRealm } from '../realm-protocol.ts';
import { transpile } from '../transpile.ts';
import type { HostEnvironment } from './host-environment.ts';
import { type OpenServers, openServers } from './open-servers.ts';
import { createRemoteApp } from './remote-app.ts';
import { createSharedClock } from './shared-clock.ts';
import { installVirtualClock } from './virtual-clock.ts';

/**
 * Stands between the grader and a learner's app: it has the store and the wire, and writes down what goes over both. The
 * app runs in a realm of its own and reaches this one by its answers and its commands only, as it would a network.
 * Installs a clock of its own in this realm at once, so create it last, after every library is loaded.
 */
export function createHost({ globals, send, openStore, startAppRealm }: HostEnvironment): {
  receive(message: ToRealm): void;
} {
  const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globals;
  const after = (ms: number, run: () => void) => {
    const timer = realSetTimeout(run, ms);
    return () => realClearTimeout(timer);
  };
  const realNow = globals.performance.now.bind(globals.performance);
  let unsent: RecordedEvent[] = [];
  let nonce = '';
  let written = '';
  let code: string | LearnerFault = '';
  let servers: OpenServers | null = null;

  const app = createRemoteApp(startAppRealm, {
    printed: (text) => send({ type: 'printed', nonce, text }),
    ended(end) {
      tellEvents();
      send({ type: 'ended', nonce, ...end });
    },
  });
  const clock = createSharedClock(installVirtualClock(globals), app);

  const takeUnsent = () => {
    const events = unsent;
    unsent = [];
    return events;
  };
  const tellEvents = () => {
    if (unsent.length > 0) send({ type: 'events', nonce, events: takeUnsent() });
  };
  const record = (event: RecordedEvent) => {
    unsent.push(event);
    // What comes next may last, and somebody may look meanwhile; in most turns an answer takes them along.
    if (unsent.length === 1) after(0, tellEvents);
  };

  const load = (text: string) => {
    app.load();
    written = text;
    try {
      code = transpile(text);
    } catch (error) {
      code = error as LearnerFault;
    }
  };

  /** Lines stay where they are; in one that was rewritten the columns do not, and then none is better than a wrong one. */
  const columnOf = ({ line, column }: LearnerFault) =>
    line === null || typeof code !== 'string' || lineOf(code, line) === lineOf(written, line) ? column : null;

  const opened = () => {
    if (servers) return servers;
    throw new Error('Could not reach a server: none was ever opened.');
  };
  const act = async ({ name, args, patienceMs }: Extract<ToRealm, { type: 'call' }>): Promise<unknown> => {
    // biome-ignore lint/suspicious/noExplicitAny: the two sides of the protocol are one program, and share its types.
    const [first, ...rest] = args as any[];
    switch (name) {
      case 'open':
        servers?.close();
        servers = null;
        if (typeof code !== 'string') throw code;
        await clock.reset();
        unsent = [];
        servers = await openServers({ openStore, app, options: first, code, clock, record, after, realNow });
        return undefined;
      case 'startServer':
        return opened().start(first);
      case 'request':
        return opened().request(first, patienceMs);
      case 'proceed':
        return opened().proceed(first, patienceMs);
      case 'command':
        return opened().command(first, rest);
      case 'advance':
        return opened().advance(first);
      case 'freeze':
        return clock.freeze(first);
      case 'interfere':
        return opened().interfere(first);
      case 'strays':
        // A rejection counts as unhandled only after the turn in which it happened.
        await clock.settle();
        return app.strays();
      case 'events':
        // Those that were not sent yet travel with every answer.
        return undefined;
    }
  };

  return {
    receive(message) {
      if (message.type === 'load') {
        nonce = message.nonce;
        load(message.text);
        return;
      }
      act(message).then(
        (value) => send({ type: 'done', nonce, id: message.id, value, events: takeUnsent() }),
        (error: unknown) => {
          const fault = error instanceof LearnerFault ? error : toGraderBug(error);
          send({
            type: 'failed',
            nonce,
            id: message.id,
            fault: { fault: fault.fault, message: fault.message, line: fault.line, column: columnOf(fault) },
            events: takeUnsent(),
          });
        },
      );
    },
  };
}

const lineOf = (text: string, line: number) => text.split('\n')[line - 1];

function toGraderBug(error: unknown): LearnerFault {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new LearnerFault('grader-bug', message);
}
