import type { ServeApp } from '../../exchange/run-app.ts';
import type { FromApp } from './app-protocol.ts';
import type { OfferedModules } from './offered-names.ts';

/** What a realm gives the learner's app. Everything is captured before learner code runs. */
export type AppEnvironment = {
  globals: typeof globalThis;
  /** Each as a whole: what of it is offered is decided for both realms alike. */
  modules: OfferedModules;
  serveApp: ServeApp;
  /** As Node's `util.format`. */
  format(...args: unknown[]): string;
  /** One of Node's event emitters. */
  createEmitter(): object;
  /** As Node's `Readable.from`. */
  toStream(pieces: AsyncIterable<unknown>): object;
  /** Unhandled rejections and uncaught errors from now on. */
  onStray(listener: (error: unknown) => void): void;
  /** To the host. */
  send(message: FromApp): void;
};
