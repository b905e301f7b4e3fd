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

/**
 * Runs apps that are written for Node's `http` without a socket: the message in goes onto a wire that ends here, and
 * the answer is read from what the app put onto it. Nothing of it is changed: what an app does with its request and
 * its response is done by the classes themselves.
 *
 * `callSite` is called once, in the stack of whoever first writes.
 */
export function createRunApp({ IncomingMessage, ServerResponse, Duplex }: HttpClasses): RunApp {
  class AppWire extends Duplex {
    readonly #pieces: Uint8Array[] = [];
    onFirstWrite: (() => void) | null = null;

    override write(...args: never[]): boolean {
      this.onFirstWrite?.();
      this.onFirstWrite = null;
      return super.write(...args);
    }
    _write(piece: Uint8Array, _encoding: string, done: () => void): void {
      this.#pieces.push(piece);
      done();
    }
    _read(): void {
      // The request is there as a whole; nothing comes over the wire itself.
    }
    written(): Uint8Array {
      return joinPieces(this.#pieces);
    }
  }

  return (app, request, callSite) => {
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
    wire.onFirstWrite = () => {
      source = callSite();
    };
    return new Promise((resolve, reject) => {
      const cutOff: Listener = (error) => reject(error ?? new CutOff());
      wire.on('error', cutOff);
      response.on('error', cutOff);
      response.on('close', cutOff);
      response.on('finish', () => {
        if (wire.destroyed) return cutOff();
        resolve({ ...readAnswer(wire.written()), source });
        // The connection is over: whoever waits for that shall hear it.
        wire.destroy();
      });
      // Within the promise: what an app throws that is no Express app is its answer, too.
      app(incoming as never, response as never);
    });
  };
}

/** An app hung up on its visitor, as Express does when it has two answers to one request. */
export class CutOff extends Error {
  constructor() {
    super('the connection was cut before the answer was complete');
  }
}

function joinPieces(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
