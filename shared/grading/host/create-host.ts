import type { RecordedEvent } from '../../trace/event.ts';
import { LearnerFault } from '../lab.ts';
import type { ToRealm } from '../realm-protocol.ts';
import { transpile } from '../transpile.ts';
import { lineIn } from './call-site.ts';
import type { HostEnvironment } from './host-environment.ts';
import { createLabLimits } from './lab-limits.ts';
import { offerGlobals } from './offer-globals.ts';
import { offerModules } from './offer-modules.ts';
import { type OpenServers, openServers } from './open-servers.ts';
import { installPrinter } from './printer.ts';
import { installVirtualClock } from './virtual-clock.ts';

/**
 * Runs a learner's text for the grader: the learner's side of the message protocol. Installs a clock and a console of
 * its own in this realm at once, so create it last, after every library is loaded.
 */
export function createHost({
  globals,
  modules: all,
  send,
  format,
  onStray,
  ...environment
}: HostEnvironment): {
  receive(message: ToRealm): void;
} {
  const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globals;
  const after = (ms: number, run: () => void) => {
    const timer = realSetTimeout(run, ms);
    return () => realClearTimeout(timer);
  };
  const realNow = globals.performance.now.bind(globals.performance);
  const limits = createLabLimits();
  const modules = offerModules(all, limits.refuse);
  offerGlobals(globals, modules, { refuse: limits.refuse, print: (text) => printer.print(text) });
  const clock = installVirtualClock(globals);
  let unsent: RecordedEvent[] = [];
  const strays: { message: string; line: number | null }[] = [];
  let nonce = '';
  let written = '';
  let code: string | LearnerFault = '';
  let servers: OpenServers | null = null;
  const printer = installPrinter(globals.console, format, (text) => send({ type: 'printed', nonce, text }));

  onStray((error) => {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (strays.length < 20)
      strays.push({ message, line: lineIn((error as Error | null)?.stack)?.line ?? null });
  });

  const takeUnsent = () => {
    const events = unsent;
    unsent = [];
    return events;
  };
  const record = (event: RecordedEvent) => {
    // By index: the learner may have changed what arrays can do.
    unsent[unsent.length] = event;
    // What comes next is the learner's code, which may never give the thread back. All else waits for a message that goes anyway.
    if (event.type === 'request' || event.type === 'store-reply')
      send({ type: 'events', nonce, events: takeUnsent() });
  };

  const load = (text: string) => {
    printer.reset();
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
      case 'open': {
        servers?.close();
        servers = null;
        if (typeof code !== 'string') throw code;
        clock.reset();
        strays.length = 0;
        unsent = [];
        limits.take();
        const own = { modules, clock, record, after, realNow };
        servers = await openServers({ ...environment, ...own, options: first, code });
        // A chain of promises without end lets a module load, and nothing after it: only a turn of the loop tells.
        await new Promise<void>((resolve) => void after(0, resolve));
        return undefined;
      }
      case 'startServer':
        return opened().start(first);
      case 'request':
        return opened().request(first, patienceMs);
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
        return [...strays];
      case 'events':
        // Those that were not sent yet travel with every answer.
        return undefined;
    }
  };

  /** A text that met a limit of the lab is not judged by what came of it, whoever caught the error. */
  const withinLimits = async (acting: Promise<unknown>): Promise<unknown> => {
    try {
      return await acting;
    } finally {
      const met = limits.take();
      // biome-ignore lint/correctness/noUnsafeFinally: it is the reason for whatever else went wrong.
      if (met) throw met;
    }
  };

  return {
    receive(message) {
      if (message.type === 'load') {
        nonce = message.nonce;
        load(message.text);
        return;
      }
      withinLimits(act(message)).then(
        (value) => {
          printer.flush();
          send({ type: 'done', nonce, id: message.id, value, events: takeUnsent() });
        },
        (error: unknown) => {
          printer.flush();
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
