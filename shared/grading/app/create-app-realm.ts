import { lineIn } from '../host/call-site.ts';
import { installVirtualClock } from '../host/virtual-clock.ts';
import { LearnerFault } from '../lab.ts';
import type { AppEnvironment } from './app-environment.ts';
import type { AppCall, AppCallName, AppFault, ToApp } from './app-protocol.ts';
import { createLabLimits } from './lab-limits.ts';
import { offerGlobals } from './offer-globals.ts';
import { offerModules } from './offer-modules.ts';
import { installPrinter } from './printer.ts';
import { type StartedApp, startApp } from './start-app.ts';
import { startTests, type TestBench } from './start-tests.ts';
import { createStoreLine } from './store-line.ts';

/**
 * The realm of the learner's app: their module, Express, a clock and a console, and nothing that decides anything. Who is
 * asked for, what the store holds and what comes of it is known to the host alone. Create it last, after every library
 * is loaded.
 */
export function createAppRealm({
  globals,
  send,
  format,
  onStray,
  createEmitter,
  toStream,
  modules: all,
  serveApp,
}: AppEnvironment): { receive(message: ToApp): void } {
  const { setTimeout: realSetTimeout } = globals;
  const { from: toBuffer } = globals.Buffer;
  const limits = createLabLimits();
  const modules = offerModules(all, limits.refuse);
  offerGlobals(globals, modules, { refuse: limits.refuse, print: (text) => printer.print(text) });
  const clock = installVirtualClock(globals);
  const apps = new Map<number, StartedApp>();
  const benches = new Map<number, TestBench>();
  const strays: { message: string; line: number | null }[] = [];
  const printer = installPrinter(globals.console, format, (text) => send({ type: 'printed', text }));
  const store = createStoreLine({ send, createEmitter, toStream, toBuffer });

  onStray((error) => {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (strays.length < 20)
      strays.push({ message, line: lineIn((error as Error | null)?.stack)?.line ?? null });
  });

  const act = async (call: Exclude<AppCall, { name: 'handle' }>): Promise<unknown> => {
    switch (call.name) {
      case 'load':
        return printer.reset();
      case 'reset':
        apps.clear();
        benches.clear();
        // What one check made it print must not keep silent what it prints in the next.
        printer.flush();
        printer.reset();
        strays.length = 0;
        store.forget();
        limits.take();
        return clock.reset();
      case 'start': {
        const { server, code, options } = call.args;
        setNodeEnv(globals, options.nodeEnv);
        if (options.kind === 'tests') {
          benches.set(server, startTests({ modules, code, options, refuse: limits.refuse }));
        } else {
          const needs = { modules, serveApp, code, options };
          apps.set(server, await startApp({ ...needs, connect: (visit) => store.connect(server, visit) }));
        }
        // A chain of promises without end lets a module load, and nothing after it: only a turn of the loop tells.
        return new Promise<void>((resolve) => void realSetTimeout(resolve, 0));
      }
      case 'proceed':
        return benches.get(call.args.server)?.proceed(call.args.order);
      case 'freeze':
        return clock.freeze(call.args.frozen);
      case 'advance':
        return clock.advance(call.args.ms);
      case 'settle':
        return clock.settle();
      case 'strays':
        return [...strays];
    }
  };

  /** A text that met a limit of the lab is not judged by what came of it, whoever caught the error. */
  const withinLimits = async (acting: Promise<unknown>, name: AppCallName): Promise<unknown> => {
    try {
      return await acting;
    } finally {
      // What is only let settle is asked for by others than the grader, who has to hear of it.
      const met = name === 'settle' ? null : limits.take();
      // biome-ignore lint/correctness/noUnsafeFinally: it is the reason for whatever else went wrong.
      if (met) throw met;
    }
  };

  /** Straight from the wire to the host, by nothing that a learner's code could have changed. */
  const handle = ({ id, args: { server, visit, request } }: Extract<AppCall, { name: 'handle' }>) => {
    const fail = (error: unknown) => {
      printer.flush();
      send({ type: 'failed', id, fault: toFault(error) });
    };
    try {
      apps.get(server)?.handle(visit, request, {
        written(pieces, source) {
          const met = limits.take();
          if (met) return fail(met);
          printer.flush();
          send({ type: 'written', id, pieces, source, waiting: store.waiting() });
        },
        cut: (error) => fail(limits.take() ?? error),
      });
    } catch (error) {
      fail(limits.take() ?? error);
    }
  };

  return {
    receive(message) {
      if (message.type === 'reply') return store.hear(message.command, message.answer);
      if (message.name === 'handle') return handle(message);
      const { id } = message;
      return void withinLimits(act(message), message.name).then(
        (value) => {
          printer.flush();
          send({ type: 'done', id, value });
        },
        (error: unknown) => {
          printer.flush();
          send({ type: 'failed', id, fault: toFault(error) });
        },
      );
    },
  };
}

/** Learners' code and Express read it when they load. */
function setNodeEnv(globals: typeof globalThis, nodeEnv: string): void {
  const { process } = globals as { process?: { env: Record<string, string | undefined> } };
  if (process) process.env.NODE_ENV = nodeEnv;
}

function toFault(error: unknown): AppFault {
  if (error instanceof LearnerFault) {
    const { fault, message, line, column } = error;
    return { fault, message, line, column };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { fault: 'no-answer', message, line: null, column: null };
}
