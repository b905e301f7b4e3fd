import type { Source } from '../trace/event.ts';
import { toHeaderFields } from './header-fields.ts';
import type { Answer, HttpRequest } from './http-message.ts';
import { readAnswer } from './read-answer.ts';

type Listener = (error?: Error) => void;
type Incoming = { push(piece: Uint8Array | null): boolean };
type Outgoing = {
  sendDate: boolean;
  assignSocket(wire: never): void;
  on(event: 'finish' | 'close' | 'error', listener: Listener): unknown;
};
type Wire = {
  destroyed: boolean;
  destroy(): unknown;
  write(...args: never[]): boolean;
  on(event: 'error', listener: Listener): unknown;
};

/** The classes that an app for Node's `http` is given: Node's own, or what a browser has in their place. */
export type HttpClasses = {
  IncomingMessage: new (wire: never) => Incoming;
  ServerResponse: new (request: never) => Outgoing;
  Duplex: new () => Wire;
};

/** An Express app, or any function that handles Node's requests. */
export type RequestHandler = (request: never, response: never) => unknown;

/** Gives a request to an app. Rejects when the app cut the connection, by what it said, or threw. */
export type RunApp = (
  app: RequestHandler,
  request: HttpRequest,
  callSite: () => Source | null,
) => Promise<Answer>;

/** Hears what became of a request, once: the bytes that the app put onto the wire, or why there are none. */
export type Served = {
  written(pieces: readonly Uint8Array[], source: Source | null): void;
  cut(error: Error): void;
};
export type ServeApp = (
  app: RequestHandler,
  request: HttpRequest,
  on: Served & { callSite(): Source | null },
) => void;

// As they were before a learner's code could put others in their place.
const { defineProperty } = Reflect;
const Bytes = Uint8Array;

/**
 * Runs apps that are written for Node's `http` without a socket: the message in goes onto a wire that ends here, and
 * what the app put onto it is handed out. Nothing of it is changed: what an app does with its request and its response
 * is done by the classes themselves. No promise stands in between, since an app may change what promises do.
 *
 * `callSite` is called once, in the stack of whoever first writes. Throws what an app throws that is no Express app.
 */
export function createServeApp({ IncomingMessage, ServerResponse, Duplex }: HttpClasses): ServeApp {
  class AppWire extends Duplex {
    readonly #pieces: Uint8Array[] = [];
    onFirstWrite: (() => void) | null = null;

    override write(...args: never[]): boolean {
      this.onFirstWrite?.();
      this.onFirstWrite = null;
      return super.write(...args);
    }
    _write(piece: Uint8Array, _encoding: string, done: () => void): void {
      append(this.#pieces, piece);
      done();
    }
    _read(): void {
      // The request is there as a whole; nothing comes over the wire itself.
    }
    static written(wire: AppWire): readonly Uint8Array[] {
      return wire.#pieces;
    }
  }

  return (app, request, on) => {
    const wire = new AppWire();
    const incoming = Object.assign(new IncomingMessage(wire as never), {
      method: request.method,
      url: request.path,
      httpVersion: '1.1',
      httpVersionMajor: 1,
      httpVersionMinor: 1,
      headers: toHeaderFields(request.headers),
      rawHeaders: request.headers.flat(),
      complete: true,
    });
    if (request.body.length > 0) incoming.push(request.body);
    incoming.push(null);
    const response = new ServerResponse(incoming as never);
    // Whoever sends the answer on says when that was.
    response.sendDate = false;
    response.assignSocket(wire as never);

    let source: Source | null = null;
    let isOver = false;
    wire.onFirstWrite = () => {
      source = on.callSite();
    };
    const cutOff: Listener = (error) => {
      if (isOver) return;
      isOver = true;
      on.cut(error ?? new CutOff());
    };
    wire.on('error', cutOff);
    response.on('error', cutOff);
    response.on('close', cutOff);
    response.on('finish', () => {
      if (wire.destroyed) return cutOff();
      if (isOver) return;
      isOver = true;
      on.written(AppWire.written(wire), source);
      // The connection is over: whoever waits for that shall hear it.
      wire.destroy();
    });
    app(incoming as never, response as never);
  };
}

/** The same as a promise of the answer that was read from the wire. */
export function createRunApp(classes: HttpClasses): RunApp {
  const serve = createServeApp(classes);
  return (app, request, callSite) =>
    new Promise((resolve, reject) => {
      // Within the promise: what an app throws that is no Express app is its answer, too.
      serve(app, request, {
        callSite,
        written(pieces, source) {
          try {
            resolve({ ...readAnswer(joinPieces(pieces)), source });
          } catch (error) {
            reject(error);
          }
        },
        cut: reject,
      });
    });
}

/** An app hung up on its visitor, as Express does when it has two answers to one request. */
export class CutOff extends Error {
  constructor() {
    super('the connection was cut before the answer was complete');
  }
}

/** A copy, and neither by a method nor by a setter, of which both could be another's. */
function append(pieces: Uint8Array[], piece: Uint8Array): void {
  const value: Uint8Array = new Bytes(piece);
  defineProperty(pieces, pieces.length, { value, writable: true, enumerable: true, configurable: true });
}

export function joinPieces(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
