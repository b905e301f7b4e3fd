import { hkdf as deriveHkdf } from '@noble/hashes/hkdf.js';
import { pbkdf2 as derivePbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt as deriveScrypt } from '@noble/hashes/scrypt.js';
import { Buffer } from 'buffer';
import { findHash } from './hashes.ts';
import { answer, type Callback } from './random.ts';
import { type Bytes, checkCount, toArrayBuffer, toBytes, withCode } from './to-bytes.ts';

type ScryptOptions = {
  N?: number;
  r?: number;
  p?: number;
  cost?: number;
  blockSize?: number;
  parallelization?: number;
  maxmem?: number;
};

export function scryptSync(password: Bytes, salt: Bytes, dkLen: number, options: ScryptOptions = {}): Buffer {
  const {
    N = options.cost ?? 16_384,
    r = options.blockSize ?? 8,
    p = options.parallelization ?? 1,
    maxmem = 32 * 1024 * 1024,
  } = options;
  const [secret, grain] = [toBytes(password, 'password'), toBytes(salt, 'salt')];
  checkCount(dkLen, 'keylen');
  const refuse = (why = '') => {
    throw withCode(new RangeError(`Invalid scrypt params${why}`), 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS');
  };
  if (N < 2 || !Number.isInteger(Math.log2(N))) refuse();
  // OpenSSL counts so, and Node gives it 32 MB unless it is told otherwise.
  if (128 * r * (N + p + 2) > maxmem) refuse(': memory limit exceeded');
  return Buffer.from(deriveScrypt(secret, grain, { N, r, p, dkLen, maxmem: 2 ** 31 }));
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
  const [secret, grain] = [toBytes(password, 'password'), toBytes(salt, 'salt')];
  checkCount(c, 'iterations', 1);
  checkCount(dkLen, 'keylen');
  return Buffer.from(derivePbkdf2(findHash(digest), secret, grain, { c, dkLen }));
}

export function pbkdf2(
  password: Bytes,
  salt: Bytes,
  iterations: number,
  length: number,
  digest: string,
  callback: Callback<Buffer>,
) {
  answer(pbkdf2Sync(password, salt, iterations, length, digest), callback);
}

export function hkdfSync(digest: string, key: Bytes, salt: Bytes, info: Bytes, length: number): ArrayBuffer {
  const hash = findHash(digest);
  const [secret, grain, context] = [toBytes(key, 'key'), toBytes(salt, 'salt'), toBytes(info, 'info')];
  checkCount(length, 'length');
  // RFC 5869, 2.3.
  if (length > 255 * hash.outputLen)
    throw withCode(new RangeError('Invalid key length'), 'ERR_CRYPTO_INVALID_KEYLEN');
  return toArrayBuffer(deriveHkdf(hash, secret, grain, context, length));
}

export function hkdf(
  digest: string,
  key: Bytes,
  salt: Bytes,
  info: Bytes,
  length: number,
  callback: Callback<ArrayBuffer>,
) {
  answer(hkdfSync(digest, key, salt, info, length), callback);
}
