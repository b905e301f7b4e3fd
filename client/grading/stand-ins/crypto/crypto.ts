import { createCipheriv, createDecipheriv } from './ciphers.ts';
import { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync } from './derive.ts';
import { createHash, createHmac, hash } from './hashes.ts';
import {
  getRandomValues,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  timingSafeEqual,
} from './random.ts';
import { subtle, webcrypto } from './web-crypto.ts';

export * from './ciphers.ts';
export * from './derive.ts';
export { createHash, createHmac, hash } from './hashes.ts';
export {
  getRandomValues,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  timingSafeEqual,
} from './random.ts';
export { subtle, webcrypto } from './web-crypto.ts';

// Libraries built for Node ask for `crypto.default` as often as for its parts.
export default {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  getRandomValues,
  hash,
  hkdf,
  hkdfSync,
  pbkdf2,
  pbkdf2Sync,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  scrypt,
  scryptSync,
  subtle,
  timingSafeEqual,
  webcrypto,
};
