import { Readable, Stream } from 'readable-stream';
import { METHODS, STATUS_CODES } from './http-words.ts';
import { outgoingMethods } from './outgoing-methods.ts';

export { METHODS, STATUS_CODES };

// Functions and no classes: light-my-request calls ServerResponse on an object of its own, as one may with Node's.
type Constructor = (this: object, ...args: unknown[]) => void;

/** Node's `http.IncomingMessage` without a socket: the prototype which Express gives to its requests. */
export const IncomingMessage: Constructor = function IncomingMessage() {
  Reflect.apply(Readable, this, [{ autoDestroy: false }]);
};
IncomingMessage.prototype = Object.create(Readable.prototype, { constructor: { value: IncomingMessage } });

/** Node's `http.ServerResponse` without a socket: headers, status and the moments at which they are fixed. */
export const ServerResponse: Constructor = function ServerResponse(request: unknown) {
  Reflect.apply(Stream, this, []);
  Object.assign(this, {
    req: request,
    statusCode: 200,
    statusMessage: undefined,
    sendDate: true,
    finished: false,
    socket: null,
    shouldKeepAlive: true,
    _header: null,
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
