import { toBuffer } from './to-buffer.ts';

export type HeaderValue = number | string | readonly string[];
export type Done = (error?: unknown) => void;
export type Piece = string | Uint8Array;
export type Socket = {
  _httpMessage?: unknown;
  write(piece: Piece, encoding: string | undefined, done?: Done): boolean;
  on(event: 'close', hear: () => void): unknown;
  destroy(error?: unknown): unknown;
};
export type Outgoing = {
  statusCode: number;
  statusMessage: string | undefined;
  req: { method?: string };
  sendDate: boolean;
  finished: boolean;
  destroyed: boolean;
  socket: Socket | null;
  _header: string | null;
  _isHeaderSent: boolean;
  _sent: Map<string, { name: string; value: HeaderValue }>;
  on(event: string, hear: Done): unknown;
  write(piece: Piece, encoding?: string | Done, done?: Done): boolean;
  end(piece?: Piece | Done | null, encoding?: string | Done, done?: Done): Outgoing;
  emit(event: string, ...args: unknown[]): boolean;
  writeHead(status: number, ...rest: unknown[]): unknown;
  destroy(error?: unknown): unknown;
};

/** Status and headers as they stand on the wire, with the empty line behind them. */
export function toHeader({ statusMessage, sendDate, _sent }: Outgoing, code: number): string {
  const date = sendDate && !_sent.has('date') ? [`Date: ${new Date().toUTCString()}`] : [];
  const lines = [..._sent.values()].flatMap(({ name, value }) =>
    [value].flat().map((each) => `${name}: ${each}`),
  );
  return [`HTTP/1.1 ${code} ${statusMessage}`, ...date, ...lines, '', ''].join('\r\n');
}

/** A body that is there at once is announced, unless the app has said something else of it. */
export function withLength(response: Outgoing, piece: Piece, encoding: string | undefined): string {
  const { _header, _sent } = response;
  if (!hasBody(response) || _sent.has('content-length') || _sent.has('transfer-encoding'))
    return _header ?? '';
  const { length } = typeof piece === 'string' ? Buffer.from(piece, encoding as BufferEncoding) : piece;
  return `${_header?.slice(0, -2)}Content-Length: ${length}\r\n\r\n`;
}

/** Puts a piece of an answer onto its socket, if there is one, after the headers. */
export function send(response: Outgoing, piece: Piece, encoding: string | undefined, done?: Done): boolean {
  const { socket, _header } = response;
  if (!response._isHeaderSent) socket?.write(_header ?? '', 'latin1');
  response._isHeaderSent = true;
  return socket?.write(hasBody(response) ? toBuffer(piece) : '', encoding, done) ?? true;
}

/** An answer to HEAD, and one that says there is nothing, has no body, whatever the app writes (RFC 9110, section 6.4.1). */
const hasBody = ({ req, statusCode }: Outgoing) =>
  req.method !== 'HEAD' && statusCode !== 204 && statusCode !== 304;
