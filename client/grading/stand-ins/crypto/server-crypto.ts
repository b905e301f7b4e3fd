import { scrypt } from './derive.ts';
import { createHash } from './hashes.ts';
import { randomBytes, randomUUID, timingSafeEqual } from './random.ts';

/** Of `node:crypto` what the product's own server has a use for. */
export { createHash, randomBytes, randomUUID, scrypt, timingSafeEqual };
export default { createHash, randomBytes, randomUUID, scrypt, timingSafeEqual };
