import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, toBytes, toOutput, withCode } from './to-bytes.ts';

const hashes = { md5, sha1, sha224, sha256, sha384, sha512 };

type Running = { update(bytes: Uint8Array): unknown; digest(): Uint8Array; clone(): Running };

/** @throws when there is no such hash. Names are taken as OpenSSL takes them: `SHA-256`, `sha256`. */
export function findHash(name: string) {
  const hash = Object.entries(hashes).find(([known]) => known === name.toLowerCase().replace('-', ''))?.[1];
  if (hash) return hash;
  throw new Error(`Digest method not supported: ${name}. The lab has ${Object.keys(hashes).join(', ')}.`);
}

/** What Node's `Hash` and `Hmac` can do, without being a stream. */
function digestible(running: Running) {
  let isOver = false;
  const open = () => {
    if (isOver) throw withCode(new Error('Digest already called'), 'ERR_CRYPTO_HASH_FINALIZED');
  };
  const self = {
    update(data: Bytes, encoding?: string) {
      open();
      running.update(toBytes(data, 'data', encoding));
      return self;
    },
    digest(encoding?: string) {
      open();
      isOver = true;
      return toOutput(running.digest(), encoding);
    },
    copy() {
      open();
      return digestible(running.clone());
    },
  };
  return self;
}

export const createHash = (name: string) => digestible(findHash(name).create());

export function createHmac(name: string, key: Bytes) {
  const { copy: _, ...same } = digestible(hmac.create(findHash(name), toBytes(key, 'key')));
  const self = {
    ...same,
    update(data: Bytes, encoding?: string) {
      same.update(data, encoding);
      return self;
    },
  };
  return self;
}

/** All at once, in hex unless something else is asked for. */
export const hash = (name: string, data: Bytes, encoding = 'hex') =>
  createHash(name).update(data).digest(encoding);
