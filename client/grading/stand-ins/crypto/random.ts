import { Buffer } from 'buffer';
import { checkCount, withCode } from './to-bytes.ts';

// A worker in an opaque origin is no secure context: of Web Crypto it has getRandomValues only. Taken before a learner's
// code runs, and before the whole of `crypto` is put in its place.
const native = globalThis.crypto;
export const getRandomValues = native.getRandomValues.bind(native);

export type Callback<Value> = (error: null, value: Value) => void;

/** Gives the value back, or to the callback if there is one. */
export function answer<Value>(value: Value, callback: Callback<Value> | undefined): Value | undefined {
  if (!callback) return value;
  queueMicrotask(() => callback(null, value));
  return undefined;
}

/** At most 65,536 bytes at once, as `getRandomValues` has it: filled in pieces. */
export function randomFillSync<Target extends NodeJS.ArrayBufferView>(
  target: Target,
  offset = 0,
  size = target.byteLength - offset,
): Target {
  const bytes = new Uint8Array(target.buffer, target.byteOffset + offset, size);
  for (let at = 0; at < size; at += 65_536)
    getRandomValues(bytes.subarray(at, at + 65_536) as Uint8Array<ArrayBuffer>);
  return target;
}

export function randomFill(target: Uint8Array, ...rest: (number | Callback<Uint8Array>)[]) {
  const callback = rest.find((given) => typeof given === 'function');
  const [offset, size] = rest.filter((given) => typeof given === 'number');
  return answer(randomFillSync(target, offset, size), callback);
}

export function randomBytes(size: number, callback?: Callback<Buffer>): Buffer | undefined {
  checkCount(size, 'size');
  return answer(randomFillSync(Buffer.alloc(size)), callback);
}

export function randomUUID(): ReturnType<Crypto['randomUUID']> {
  const bytes = randomFillSync(new Uint8Array(16));
  // RFC 9562, 5.4: version 4, variant 10.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function randomInt(from: number, to?: number | Callback<number>, callback?: Callback<number>) {
  const [low, high] = typeof to === 'number' ? [from, to] : [0, from];
  const done = typeof to === 'function' ? to : callback;
  const range = high - low;
  if (!(range > 0 && range < 2 ** 48))
    throw withCode(
      new RangeError(
        `The value of "max" is out of range. It must be greater than the value of "min" (${low}). Received ${high}`,
      ),
      'ERR_OUT_OF_RANGE',
    );
  // Values beyond the last whole multiple are thrown away: without that, low numbers would come more often.
  const limit = 2 ** 48 - (2 ** 48 % range);
  let value = limit;
  while (value >= limit) value = randomFillSync(Buffer.alloc(6)).readUIntBE(0, 6);
  return answer(low + (value % range), done);
}

/** In constant time, so that an answer's delay does not say how much of a secret was right. */
export function timingSafeEqual(a: NodeJS.ArrayBufferView, b: NodeJS.ArrayBufferView): boolean {
  const [left, right] = [viewed(a, 'buf1'), viewed(b, 'buf2')];
  if (left.length !== right.length)
    throw withCode(
      new RangeError('Input buffers must have the same byte length'),
      'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
    );
  let difference = 0;
  for (let at = 0; at < left.length; at += 1) difference |= (left[at] ?? 0) ^ (right[at] ?? 0);
  return difference === 0;
}

/** Text is refused, as in Node: else two texts of one length would be equal, since neither has bytes. */
function viewed(value: unknown, name: string): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  throw withCode(
    new TypeError(
      `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`,
    ),
    'ERR_INVALID_ARG_TYPE',
  );
}
