import type { Headers } from '../trace/event.ts';
import type { HttpResponse } from './http-message.ts';

/** What belongs to one connection, and not to the answer: a proxy keeps it to itself (RFC 9110, section 7.6.1). */
const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/**
 * Reads an answer back from the bytes that Node wrote for it, which end where it ends.
 *
 * @throws when they are no HTTP/1.1 message
 */
export function readAnswer(bytes: Uint8Array): HttpResponse {
  const end = findHeadersEnd(bytes);
  const [statusLine = '', ...lines] = toText(bytes.subarray(0, end)).split('\r\n');
  const [, status = '', reason = ''] = /^HTTP\/1\.1 (\d{3}) (.*)$/.exec(statusLine) ?? [];
  if (end < 0 || status === '') throw new Error('Could not read an answer: it is no HTTP/1.1 message.');
  const content = bytes.subarray(end + 4);
  // What only says that the answer is still to come (RFC 9110, section 15.2).
  if (status.startsWith('1')) return readAnswer(content);
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return {
    status: Number(status),
    reason,
    headers: headers.filter(([name]) => !OF_THE_CONNECTION.has(name.toLowerCase())),
    body: isChunked(headers) ? joinChunks(content) : content,
  };
}

/** Where the empty line begins that ends the headers; negative when there is none. */
function findHeadersEnd(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) {
    if (bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10) return at;
  }
  return -1;
}

/** One character for each byte, as Node reads and writes headers; a TextDecoder takes `latin1` for another code. */
function toText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

const isChunked = (headers: Headers) =>
  headers.some(([name, value]) => name.toLowerCase() === 'transfer-encoding' && /\bchunked$/i.test(value));

/** Each chunk is its size in hex, a line break, its bytes, a line break; one of size 0 is the last (RFC 9112, section 7.1). */
function joinChunks(content: Uint8Array): Uint8Array {
  const joined = new Uint8Array(content.length);
  let length = 0;
  for (let at = 0; at < content.length; ) {
    const lineEnd = content.indexOf(13, at);
    const size = Number.parseInt(toText(content.subarray(at, lineEnd)), 16);
    if (!(size > 0)) break;
    joined.set(content.subarray(lineEnd + 2, lineEnd + 2 + size), length);
    length += size;
    at = lineEnd + 2 + size + 2;
  }
  return joined.subarray(0, length);
}
