import { createHash } from './crypto/hashes.ts';

/** What the store in memory needs of Node's module, to name scripts: the rest is for learners' code, and 20 KB. */
export { createHash };
export default { createHash };
