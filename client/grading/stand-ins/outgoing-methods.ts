import { STATUS_CODES } from './http-words.ts';

type HeaderValue = number | string | readonly string[];
type Outgoing = {
  statusCode: number;
  statusMessage: string | undefined;
  finished: boolean;
  socket: { _httpMessage?: unknown } | null;
  _header: string | null;
  _sent: Map<string, { name: string; value: HeaderValue }>;
  emit(event: string, ...args: unknown[]): boolean;
  writeHead(status: number, ...rest: unknown[]): unknown;
};

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
  assignSocket(this: Outgoing, socket: { _httpMessage?: unknown }) {
    socket._httpMessage = this;
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
    const lines = [
      `HTTP/1.1 ${code} ${this.statusMessage}`,
      `Date: ${new Date().toUTCString()}`,
      'Connection: keep-alive',
    ];
    this._header = `${lines.join('\r\n')}\r\n\r\n`;
    return this;
  },
  writeContinue: () => undefined,
  writeProcessing: () => undefined,
  addTrailers: () => undefined,
  setTimeout() {
    return this;
  },
  write(this: Outgoing) {
    if (this._header === null) this.writeHead(this.statusCode);
    return true;
  },
  end(this: Outgoing) {
    if (this._header === null) this.writeHead(this.statusCode);
    this.finished = true;
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
