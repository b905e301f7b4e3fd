import type { Refuse } from './lab-limits.ts';

type Act = (...args: unknown[]) => unknown;
type Rule = { at: number; isOffered(name: string): boolean; has: string };

export const cryptoHas =
  'Of crypto it has hashes, HMAC, AES (CBC, CTR and GCM), PBKDF2, HKDF and scrypt, and neither RSA nor elliptic curves.';

const webHas =
  'Of web crypto it has SHA digests, HMAC, AES (CBC and GCM), PBKDF2 and HKDF, and neither RSA nor elliptic curves.';

const hashes = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
const ciphers = ['cbc', 'ctr', 'gcm'].flatMap((mode) =>
  ['128', '192', '256'].map((bits) => `aes-${bits}-${mode}`),
);

const hashAt = (at: number): Rule => ({
  at,
  isOffered: (name) => hashes.includes(name.toLowerCase().replace(/^sha-/, 'sha')),
  has: `Its hashes are ${hashes.join(', ')}.`,
});
const cipher: Rule = {
  at: 0,
  isOffered: (name) => ciphers.includes(name.toLowerCase()) || /^aes(128|192|256)$/i.test(name),
  has: `Its ciphers are ${ciphers.join(', ')}.`,
};
const webName = (at: number, names: readonly string[]): Rule => ({
  at,
  isOffered: (name) => names.includes(name.toUpperCase()),
  has: webHas,
});
const webHash = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
const webKey = (at: number) => webName(at, ['HMAC', 'AES-GCM', 'AES-CBC', 'PBKDF2', 'HKDF']);
const raw: Rule = { at: 0, isOffered: (format) => format === 'raw', has: 'It has keys as raw bytes.' };

/** Where a function is told its algorithm. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  createCipheriv: [cipher],
  createDecipheriv: [cipher],
  createHash: [hashAt(0)],
  createHmac: [hashAt(0)],
  hash: [hashAt(0)],
  hkdf: [hashAt(0)],
  hkdfSync: [hashAt(0)],
  pbkdf2: [hashAt(4)],
  pbkdf2Sync: [hashAt(4)],
};
const webRules: Readonly<Record<string, readonly Rule[]>> = {
  decrypt: [webKey(0)],
  deriveBits: [webKey(0)],
  deriveKey: [webKey(0), webKey(2)],
  digest: [webName(0, webHash)],
  encrypt: [webKey(0)],
  exportKey: [raw],
  generateKey: [webKey(0)],
  importKey: [raw, webKey(2)],
  sign: [webKey(0)],
  verify: [webKey(0)],
};
const webLacks = [
  'wrapKey',
  'unwrapKey',
  'getPublicKey',
  'encapsulateKey',
  'encapsulateBits',
  'decapsulateKey',
];

/**
 * Node's `crypto`, or what a browser has in its place, with the algorithms that the lab has in both. Others are refused
 * by their name, so that no text is solved in a terminal which a page cannot run.
 */
export function offerCrypto<Module extends object>(crypto: Module, refuse: Refuse): Module {
  const real = crypto as unknown as Record<string, Act> & { webcrypto: Crypto };
  const guarded = Object.entries(rules).map(([name, each]) => [name, guard(real[name] as Act, each, refuse)]);
  const webcrypto = offerWebCrypto(real.webcrypto, refuse);
  return {
    ...crypto,
    ...Object.fromEntries(guarded),
    getCiphers: () => [...ciphers],
    getHashes: () => [...hashes],
    getRandomValues: webcrypto.getRandomValues,
    subtle: webcrypto.subtle,
    webcrypto,
  };
}

function offerWebCrypto(real: Crypto, refuse: Refuse) {
  const acts = real.subtle as unknown as Record<string, Act>;
  const subtle = Object.fromEntries([
    ...Object.entries(webRules).map(([name, each]) => {
      const act = guard((...args) => acts[name]?.(...args), each, refuse);
      return [name, async (...args: unknown[]) => act(...args)];
    }),
    ...webLacks.map((name) => [name, async () => refuse(toSentence(`crypto.subtle.${name}`, webHas))]),
  ]);
  return {
    getRandomValues: real.getRandomValues.bind(real),
    randomUUID: real.randomUUID.bind(real),
    subtle,
  };
}

/** `Could not use X: the lab does not have it.`, and what it has. */
export const toSentence = (what: string, has = ''): string =>
  `Could not use ${what}: the lab does not have it. ${has}`.trimEnd();

function guard(act: Act, given: readonly Rule[], refuse: Refuse): Act {
  return (...args) => {
    for (const { at, isOffered, has } of given) {
      const name = nameOf(args[at]);
      // What is no name at all is for the function itself to refuse.
      if (name !== null && !isOffered(name)) refuse(toSentence(name, has));
      const hash = nameOf((args[at] as { hash?: unknown } | null | undefined)?.hash);
      if (hash !== null && !webHash.includes(hash.toUpperCase())) refuse(toSentence(hash, webHas));
    }
    return act(...args);
  };
}

function nameOf(algorithm: unknown): string | null {
  if (typeof algorithm === 'string') return algorithm;
  const name = (algorithm as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name : null;
}
