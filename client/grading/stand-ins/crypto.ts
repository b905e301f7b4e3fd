import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 as derivePbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt as deriveScrypt } from '@noble/hashes/scrypt.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { Buffer } from 'buffer';

// A worker in an opaque origin is no secure context: of Web Crypto it has getRandomValues only.
export const webcrypto: Crypto = globalThis.crypto;
const fillRandomly = webcrypto.getRandomValues.bind(webcrypto);

const hashes = { md5, sha1, sha224, sha256, sha384, sha512 };
type Bytes = string | Uint8Array;
type Encoding = BufferEncoding | undefined;
type Running = { update(bytes: Uint8Array): unknown; digest(): Uint8Array };

const toBytes = (bytes: Bytes, encoding?: Encoding): Uint8Array =>
  typeof bytes === 'string' ? Buffer.from(bytes, encoding ?? 'utf8') : bytes;

function findHash(name: string) {
  const hash = hashes[name.toLowerCase().replace('-', '') as keyof typeof hashes];
  if (!hash)
    throw new Error(`Digest method not supported: ${name}. The lab has ${Object.keys(hashes).join(', ')}.`);
  return hash;
}

function digestible(running: Running) {
  const self = {
    update(bytes: Bytes, encoding?: Encoding) {
      running.update(toBytes(bytes, encoding));
      return self;
    },
    digest(encoding?: BufferEncoding | 'buffer') {
      const digest = Buffer.from(running.digest());
      return encoding && encoding !== 'buffer' ? digest.toString(encoding) : digest;
    },
  };
  return self;
}

export const createHash = (name: string) => digestible(findHash(name).create());
export const createHmac = (name: string, key: Bytes) => digestible(hmac.create(findHash(name), toBytes(key)));
export const getHashes = () => Object.keys(hashes);
export const getRandomValues = fillRandomly;

type Callback<Value> = (error: null, value: Value) => void;

/** At most 65,536 bytes at once, as `getRandomValues` has it: filled in pieces. */
export function randomFillSync<Target extends Uint8Array>(target: Target): Target {
  for (let at = 0; at < target.length; at += 65_536)
    fillRandomly(target.subarray(at, at + 65_536) as Uint8Array<ArrayBuffer>);
  return target;
}

export function randomBytes(size: number, callback?: Callback<Buffer>): Buffer | undefined {
  const bytes = randomFillSync(Buffer.alloc(size));
  return answer(bytes, callback);
}

export function randomUUID(): string {
  const bytes = randomFillSync(new Uint8Array(16));
  // RFC 9562, 5.4: version 4, variant 10.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function randomInt(from: number, to?: number | Callback<number>, callback?: Callback<number>) {
  const [low, high] = typeof to === 'number' ? [from, to] : [0, from];
  const done = typeof to === 'function' ? to : callback;
  const range = high - low;
  if (!(range > 0 && range <= 2 ** 48)) throw new RangeError(`The range ${low} to ${high} is out of bounds.`);
  // Values beyond the last whole multiple are thrown away: without that, low numbers would come more often.
  const limit = 2 ** 48 - (2 ** 48 % range);
  let value = limit;
  while (value >= limit) value = randomFillSync(Buffer.alloc(6)).readUIntBE(0, 6);
  return answer(low + (value % range), done);
}

/** In constant time, so that an answer's delay does not say how much of a secret was right. */
export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.byteLength !== b.byteLength) throw new RangeError('Input buffers must have the same byte length');
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= (a[at] ?? 0) ^ (b[at] ?? 0);
  return difference === 0;
}

type ScryptOptions = {
  N?: number;
  r?: number;
  p?: number;
  cost?: number;
  blockSize?: number;
  parallelization?: number;
};

export function scryptSync(password: Bytes, salt: Bytes, dkLen: number, options: ScryptOptions = {}): Buffer {
  const {
    N = options.cost ?? 16_384,
    r = options.blockSize ?? 8,
    p = options.parallelization ?? 1,
  } = options;
  return Buffer.from(deriveScrypt(toBytes(password), toBytes(salt), { N, r, p, dkLen }));
}

export function scrypt(
  password: Bytes,
  salt: Bytes,
  length: number,
  ...rest: (ScryptOptions | Callback<Buffer>)[]
) {
  const callback = rest.find((given) => typeof given === 'function');
  const options = rest.find((given) => typeof given === 'object');
  return answer(scryptSync(password, salt, length, options), callback);
}

export function pbkdf2Sync(password: Bytes, salt: Bytes, c: number, dkLen: number, digest: string): Buffer {
  return Buffer.from(derivePbkdf2(findHash(digest), toBytes(password), toBytes(salt), { c, dkLen }));
}

function answer<Value>(value: Value, callback: Callback<Value> | undefined): Value | undefined {
  if (!callback) return value;
  queueMicrotask(() => callback(null, value));
  return undefined;
}

// Libraries built for Node ask for `crypto.default` as often as for its parts.
export default {
  createHash,
  createHmac,
  getHashes,
  getRandomValues,
  pbkdf2Sync,
  randomBytes,
  randomFillSync,
  randomInt,
  randomUUID,
  scrypt,
  scryptSync,
  timingSafeEqual,
  webcrypto,
};
