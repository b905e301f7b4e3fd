import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { runCbc, runGcm } from './aes.ts';
import { bytesOf, type KeyAlgorithm, type KeyUsage, LabKey } from './crypto-key.ts';
import { findHash } from './hashes.ts';
import { getRandomValues, randomFillSync, randomUUID, timingSafeEqual } from './random.ts';
import { join, toArrayBuffer } from './to-bytes.ts';

type Source = ArrayBuffer | NodeJS.ArrayBufferView;
type Named = { name: string };
type Algorithm = Named & {
  hash?: string | Named;
  length?: number;
  iv?: Source;
  additionalData?: Source;
  tagLength?: number;
  salt?: Source;
  info?: Source;
  iterations?: number;
};

const usagesOf: Readonly<Record<string, readonly KeyUsage[]>> = {
  HMAC: ['sign', 'verify'],
  'AES-GCM': ['encrypt', 'decrypt'],
  'AES-CBC': ['encrypt', 'decrypt'],
  PBKDF2: ['deriveKey', 'deriveBits'],
  HKDF: ['deriveKey', 'deriveBits'],
};

const fail = (name: string, why: string) => new DOMException(why, name);

const read = (source: unknown): Uint8Array => {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  throw new TypeError('Could not read the bytes: they are neither an ArrayBuffer nor a view of one.');
};

/** Names are the same in upper and lower case (Web Cryptography API, 18.4.4). */
function named(given: string | Algorithm): Algorithm {
  const algorithm = typeof given === 'string' ? { name: given } : { ...given };
  const known = Object.keys(usagesOf).find((name) => name === algorithm.name.toUpperCase());
  if (!known) throw fail('NotSupportedError', `Unrecognized algorithm name: ${algorithm.name}`);
  return { ...algorithm, name: known };
}

function hashOf(given: string | Named | undefined) {
  const name = (typeof given === 'string' ? given : (given?.name ?? '')).toUpperCase();
  if (!/^SHA-(1|256|384|512)$/.test(name)) throw fail('NotSupportedError', `Unrecognized hash name: ${name}`);
  return { name, hash: findHash(name) };
}

/** @throws {DOMException} when the key is for something else */
function need(key: LabKey, { name }: Named, usage: KeyUsage): Uint8Array {
  const bytes = bytesOf(key);
  if (key.algorithm.name !== name)
    throw fail('InvalidAccessError', `The key is for ${key.algorithm.name} and not for ${name}`);
  if (!key.usages.includes(usage))
    throw fail('InvalidAccessError', `The requested operation is not valid for the provided key`);
  return bytes;
}

function makeKey(
  bytes: Uint8Array,
  given: string | Algorithm,
  extractable: boolean,
  usages: readonly KeyUsage[],
): LabKey {
  const { name, hash } = named(given);
  const allowed = usagesOf[name] ?? [];
  if (usages.some((usage) => !allowed.includes(usage)))
    throw fail('SyntaxError', `Unsupported key usage for ${name} key`);
  const isForDeriving = allowed.includes('deriveBits');
  if (usages.length === 0) throw fail('SyntaxError', 'Usages cannot be empty when importing a secret key.');
  if (isForDeriving && extractable) throw fail('SyntaxError', `${name} keys are not extractable`);
  if (name.startsWith('AES') && ![16, 24, 32].includes(bytes.length))
    throw fail('DataError', 'Invalid key length');
  if (name === 'HMAC' && bytes.length === 0) throw fail('DataError', 'Zero-length key is not supported');
  const algorithm: KeyAlgorithm = {
    name,
    ...(name === 'HMAC' && { hash: { name: hashOf(hash).name } }),
    ...(!isForDeriving && { length: bytes.length * 8 }),
  };
  return new LabKey(bytes, algorithm, extractable, usages);
}

/** How long a key is to be, in bytes. */
function lengthOf(given: string | Algorithm): number {
  const { name, hash, length } = named(given);
  if (name === 'HMAC') return length === undefined ? hashOf(hash).hash.blockLen : length / 8;
  if (!name.startsWith('AES')) throw fail('NotSupportedError', `No key can be made for ${name}`);
  if (length === undefined || ![128, 192, 256].includes(length))
    throw fail('OperationError', 'Invalid key length');
  return length / 8;
}

function derive(given: string | Algorithm, key: LabKey, usage: KeyUsage, length: number): Uint8Array {
  const { name, hash: hashName, salt, info, iterations = 0 } = named(given);
  const secret = need(key, { name }, usage);
  const { hash } = hashOf(hashName);
  if (name === 'HKDF') return hkdf(hash, secret, read(salt), read(info), length);
  if (name !== 'PBKDF2') throw fail('NotSupportedError', `${name} derives no bits`);
  if (iterations <= 0) throw fail('OperationError', 'iterations cannot be zero');
  return pbkdf2(hash, secret, read(salt), { c: iterations, dkLen: length });
}

function crypt(given: string | Algorithm, key: LabKey, data: Source, encrypts: boolean): ArrayBuffer {
  const { name, iv, additionalData, tagLength = 128 } = named(given);
  const secret = need(key, { name }, encrypts ? 'encrypt' : 'decrypt');
  const [vector, bytes] = [read(iv), read(data)];
  if (name === 'AES-CBC') {
    if (vector.length !== 16) throw fail('OperationError', 'algorithm.iv must contain exactly 16 bytes');
    return finish(() => {
      const running = runCbc(secret, vector, { encrypts });
      return join(running.update(bytes), running.final());
    });
  }
  if (![32, 64, 96, 104, 112, 120, 128].includes(tagLength))
    throw fail('OperationError', `${tagLength} is not a valid AES-GCM tag length`);
  const size = tagLength / 8;
  return finish(() => {
    const running = runGcm(secret, vector, { encrypts, tagLength: size });
    if (additionalData) running.addData?.(read(additionalData));
    if (encrypts) return join(running.update(bytes), running.tag?.() ?? new Uint8Array());
    if (bytes.length < size) throw new Error('too short');
    running.expectTag?.(bytes.subarray(-size));
    return join(running.update(bytes.subarray(0, bytes.length - size)), running.final());
  });
}

/** What is wrong with a text tells nobody more than that. */
function finish(act: () => Uint8Array): ArrayBuffer {
  try {
    return toArrayBuffer(act());
  } catch {
    throw fail('OperationError', 'The operation failed for an operation-specific reason');
  }
}

const sign = (key: LabKey, usage: KeyUsage, data: Source): Uint8Array => {
  const secret = need(key, { name: 'HMAC' }, usage);
  return hmac(hashOf(key.algorithm.hash).hash, secret, read(data));
};

/** Web Crypto for secret keys: hashes, HMAC, AES-GCM, AES-CBC, PBKDF2 and HKDF. */
export const subtle = {
  async digest(algorithm: string | Named, data: Source) {
    return toArrayBuffer(hashOf(algorithm).hash(read(data)));
  },
  async generateKey(algorithm: Algorithm, extractable: boolean, usages: readonly KeyUsage[]) {
    return makeKey(randomFillSync(new Uint8Array(lengthOf(algorithm))), algorithm, extractable, usages);
  },
  async importKey(
    format: string,
    data: Source,
    algorithm: string | Algorithm,
    extractable: boolean,
    usages: readonly KeyUsage[],
  ) {
    if (format !== 'raw') throw fail('NotSupportedError', `The lab imports raw keys, and no ${format}`);
    return makeKey(read(data), algorithm, extractable, usages);
  },
  async exportKey(format: string, key: LabKey) {
    if (format !== 'raw') throw fail('NotSupportedError', `The lab exports raw keys, and no ${format}`);
    const bytes = bytesOf(key);
    if (!key.extractable) throw fail('InvalidAccessError', 'key is not extractable');
    return toArrayBuffer(bytes);
  },
  async sign(algorithm: string | Algorithm, key: LabKey, data: Source) {
    need(key, named(algorithm), 'sign');
    return toArrayBuffer(sign(key, 'sign', data));
  },
  async verify(algorithm: string | Algorithm, key: LabKey, signature: Source, data: Source) {
    need(key, named(algorithm), 'verify');
    const [given, own] = [read(signature), sign(key, 'verify', data)];
    return given.length === own.length && timingSafeEqual(given, own);
  },
  encrypt: async (algorithm: Algorithm, key: LabKey, data: Source) => crypt(algorithm, key, data, true),
  decrypt: async (algorithm: Algorithm, key: LabKey, data: Source) => crypt(algorithm, key, data, false),
  async deriveBits(algorithm: Algorithm, key: LabKey, length: number) {
    if (!Number.isInteger(length / 8)) throw fail('OperationError', 'length must be a multiple of 8');
    return toArrayBuffer(derive(algorithm, key, 'deriveBits', length / 8));
  },
  async deriveKey(
    algorithm: Algorithm,
    key: LabKey,
    wanted: Algorithm,
    extractable: boolean,
    usages: readonly KeyUsage[],
  ) {
    return makeKey(derive(algorithm, key, 'deriveKey', lengthOf(wanted)), wanted, extractable, usages);
  },
};

export const webcrypto = { getRandomValues, randomUUID, subtle };
