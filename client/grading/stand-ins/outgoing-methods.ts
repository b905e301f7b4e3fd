import { STATUS_CODES } from './http-words.ts';
import {
  type Done,
  type HeaderValue,
  type Outgoing,
  type Piece,
  type Socket,
  send,
  toHeader,
  withLength,
} from './write-answer.ts';

// RFC 9110, 5.5 and 5.6.2: a line break in a value would let a visitor's text become headers of its own.
const badName = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/;
const badValue = /[^\t\x20-\x7e\x80-\xff]/;

/** What Node's ServerResponse does to its headers, with Node's own errors. Meant for its prototype. */
export const outgoingMethods = {
  get headersSent(): boolean {
    return (this as unknown as Outgoing)._header !== null;
  },
  get connection() {
    return (this as unknown as Outgoing).socket;
  },
  get writableEnded(): boolean {
    return (this as unknown as Outgoing).finished;
  },
  get writableFinished(): boolean {
    return (this as unknown as Outgoing).finished;
  },
  get writable(): boolean {
    return true;
  },
  assignSocket(this: Outgoing, socket: Socket) {
    socket._httpMessage = this;
    socket.on('close', () => {
      this.destroyed = true;
      this.emit('close');
    });
    this.socket = socket;
    this.emit('socket', socket);
  },
  detachSocket(this: Outgoing) {
    this.socket = null;
  },
  setHeader(this: Outgoing, name: string, value: HeaderValue) {
    if (this._header !== null) throw tooLate('set');
    check(name, value);
    this._sent.set(name.toLowerCase(), { name, value });
    return this;
  },
  appendHeader(this: Outgoing, name: string, value: string | readonly string[]) {
    if (this._header !== null) throw tooLate('append');
    check(name, value);
    const before = this._sent.get(name.toLowerCase());
    const all = before ? [before.value, value].flat().map(String) : value;
    this._sent.set(name.toLowerCase(), { name: before?.name ?? name, value: all });
    return this;
  },
  getHeader(this: Outgoing, name: string) {
    return this._sent.get(name.toLowerCase())?.value;
  },
  getHeaders(this: Outgoing) {
    return Object.assign(
      Object.create(null),
      Object.fromEntries([...this._sent].map(([key, { value }]) => [key, value])),
    );
  },
  getHeaderNames(this: Outgoing) {
    return [...this._sent.keys()];
  },
  hasHeader(this: Outgoing, name: string) {
    return this._sent.has(name.toLowerCase());
  },
  removeHeader(this: Outgoing, name: string) {
    if (this._header !== null) throw tooLate('remove');
    this._sent.delete(name.toLowerCase());
  },
  flushHeaders(this: Outgoing) {
    if (this._header === null) this.writeHead(this.statusCode);
  },
  _implicitHeader(this: Outgoing) {
    this.writeHead(this.statusCode);
  },
  writeHead(
    this: Outgoing & { setHeader(name: string, value: HeaderValue): unknown },
    status: number,
    ...rest: unknown[]
  ) {
    if (this._header !== null) throw tooLate('write');
    const code = Math.trunc(Number(status));
    if (!(code >= 100 && code <= 999))
      throw withCode(new RangeError(`Invalid status code: ${status}`), 'ERR_HTTP_INVALID_STATUS_CODE');
    const [reason, headers] = typeof rest[0] === 'string' ? rest : [undefined, rest[0]];
    this.statusCode = code;
    this.statusMessage =
      (reason as string | undefined) ?? this.statusMessage ?? STATUS_CODES[code] ?? 'unknown';
    for (const [name, value] of Object.entries((headers ?? {}) as Record<string, HeaderValue>))
      this.setHeader(name, value);
    this._header = toHeader(this, code);
    return this;
  },
  writeContinue: () => undefined,
  writeProcessing: () => undefined,
  addTrailers: () => undefined,
  setTimeout() {
    return this;
  },
  write(this: Outgoing, piece: Piece, encoding?: string | Done, done?: Done) {
    if (typeof encoding === 'function') return this.write(piece, undefined, encoding);
    if (this.finished) {
      queueMicrotask(() =>
        this.emit('error', withCode(new Error('write after end'), 'ERR_STREAM_WRITE_AFTER_END')),
      );
      return false;
    }
    if (this._header === null) this.writeHead(this.statusCode);
    return send(this, piece, encoding, done);
  },
  end(this: Outgoing, piece?: Piece | Done | null, encoding?: string | Done, done?: Done): Outgoing {
    if (typeof piece === 'function') return this.end(null, undefined, piece);
    if (typeof encoding === 'function') return this.end(piece, undefined, encoding);
    if (this.finished) return this;
    if (done) this.on('finish', done);
    if (this._header === null) {
      this.writeHead(this.statusCode);
      this._header = withLength(this, piece ?? '', encoding);
    }
    this.finished = true;
    send(this, piece ?? '', encoding, () => this.emit('finish'));
    return this;
  },
  destroy(this: Outgoing, error?: unknown) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.socket?.destroy(error);
    return this;
  },
};

function check(name: string, value: unknown) {
  if (typeof name !== 'string' || name === '' || badName.test(name)) {
    throw withCode(
      new TypeError(`Header name must be a valid HTTP token ["${name}"]`),
      'ERR_INVALID_HTTP_TOKEN',
    );
  }
  if (value === undefined) {
    throw withCode(
      new TypeError(`Invalid value "undefined" for header "${name}"`),
      'ERR_HTTP_INVALID_HEADER_VALUE',
    );
  }
  if ([value].flat().some((part) => badValue.test(String(part)))) {
    throw withCode(new TypeError(`Invalid character in header content ["${name}"]`), 'ERR_INVALID_CHAR');
  }
}

function tooLate(verb: string): Error {
  return withCode(
    new Error(`Cannot ${verb} headers after they are sent to the client`),
    'ERR_HTTP_HEADERS_SENT',
  );
}

function withCode<Failure extends Error>(error: Failure, code: string): Failure {
  return Object.assign(error, { code });
}
