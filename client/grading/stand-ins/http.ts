import { Readable, Stream } from 'readable-stream';
import { METHODS, STATUS_CODES } from './http-words.ts';
import { outgoingMethods } from './outgoing-methods.ts';
import { toBuffer } from './to-buffer.ts';

export { METHODS, STATUS_CODES };

// Functions and no classes, as in Node: libraries call them on objects of their own.
type Constructor = (this: object, ...args: unknown[]) => void;

/** Node's `http.IncomingMessage`: the prototype which Express gives to its requests. Its body is pushed by whoever makes it. */
export const IncomingMessage: Constructor = function IncomingMessage(socket: unknown) {
  Reflect.apply(Readable, this, [
    {
      autoDestroy: false,
      read: () => undefined,
    },
  ]);
  Object.assign(this, { socket, connection: socket, aborted: false, upgrade: null });
};
IncomingMessage.prototype = Object.create(Readable.prototype, {
  constructor: { value: IncomingMessage },
  push: {
    value(this: object, piece: unknown, encoding?: string) {
      return Reflect.apply(Readable.prototype.push, this, [toBuffer(piece), encoding]);
    },
  },
});

/** Node's `http.ServerResponse`: headers, status, and what is written onto the socket that it is assigned. */
export const ServerResponse: Constructor = function ServerResponse(request: unknown) {
  Reflect.apply(Stream, this, []);
  Object.assign(this, {
    req: request,
    statusCode: 200,
    statusMessage: undefined,
    sendDate: true,
    finished: false,
    destroyed: false,
    socket: null,
    shouldKeepAlive: true,
    _header: null,
    _isHeaderSent: false,
    _sent: new Map(),
  });
};
ServerResponse.prototype = Object.create(Stream.prototype, { constructor: { value: ServerResponse } });
Object.defineProperties(ServerResponse.prototype, Object.getOwnPropertyDescriptors(outgoingMethods));

export const OutgoingMessage = ServerResponse;

export function createServer(): never {
  throw new Error(
    'Could not open a server: the lab has no network. Export createApp, and the lab sends the requests.',
  );
}

export const request = createServer;
export const get = createServer;
export class Agent {}
export const maxHeaderSize = 16_384;

export default {
  METHODS,
  STATUS_CODES,
  IncomingMessage,
  ServerResponse,
  OutgoingMessage,
  createServer,
  request,
  get,
  Agent,
};
