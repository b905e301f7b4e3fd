import { Buffer } from 'buffer';

export type Bytes = string | ArrayBuffer | NodeJS.ArrayBufferView;

/**
 * Bytes as Node's `crypto` takes them.
 * @param name of the argument, as Node says it
 * @throws {TypeError} as Node does, for what is neither text nor bytes
 */
export function toBytes(bytes: Bytes, name: string, encoding?: string): Uint8Array {
  if (typeof bytes === 'string') return Buffer.from(bytes, (encoding ?? 'utf8') as BufferEncoding);
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  if (ArrayBuffer.isView(bytes)) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wanted = 'must be of type string or an instance of Buffer, TypedArray, or DataView';
  throw withCode(
    new TypeError(`The "${name}" argument ${wanted}. Received ${nameKind(bytes)}`),
    'ERR_INVALID_ARG_TYPE',
  );
}

/** Text in the wanted encoding, or else a buffer. */
export function toOutput(bytes: Uint8Array, encoding?: string): Buffer | string {
  const output = Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  return encoding && encoding !== 'buffer' ? output.toString(encoding as BufferEncoding) : output;
}

export function join(...pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** A buffer of its own, which no view shows more of. */
export const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;

export function withCode<Failure extends Error>(error: Failure, code: string): Failure {
  return Object.assign(error, { code });
}

/** @throws {RangeError} for what is no whole number from 0 on, as Node does */
export function checkCount(value: unknown, name: string, least = 0): asserts value is number {
  if (typeof value !== 'number')
    throw withCode(
      new TypeError(`The "${name}" argument must be of type number. Received ${nameKind(value)}`),
      'ERR_INVALID_ARG_TYPE',
    );
  if (Number.isInteger(value) && value >= least && value <= 2 ** 31 - 1) return;
  const range = Number.isInteger(value) ? `>= ${least} && <= 2147483647` : 'an integer';
  throw withCode(
    new RangeError(`The value of "${name}" is out of range. It must be ${range}. Received ${value}`),
    'ERR_OUT_OF_RANGE',
  );
}

function nameKind(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value !== 'object') return `type ${typeof value} (${String(value)})`;
  return `an instance of ${value.constructor?.name ?? 'Object'}`;
}
