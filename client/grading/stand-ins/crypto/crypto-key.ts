/** The bytes of keys: a key itself does not show them. */
const secrets = new WeakMap<LabKey, Uint8Array>();

export type KeyAlgorithm = { name: string; hash?: { name: string }; length?: number };
export type KeyUsage = 'encrypt' | 'decrypt' | 'sign' | 'verify' | 'deriveKey' | 'deriveBits';

/** Web Crypto's `CryptoKey`, for secret keys. */
export class LabKey {
  readonly type = 'secret';
  readonly extractable: boolean;
  readonly algorithm: KeyAlgorithm;
  readonly usages: readonly KeyUsage[];

  constructor(bytes: Uint8Array, algorithm: KeyAlgorithm, extractable: boolean, usages: readonly KeyUsage[]) {
    this.extractable = extractable;
    this.algorithm = algorithm;
    this.usages = [...new Set(usages)];
    secrets.set(this, bytes.slice());
  }

  get [Symbol.toStringTag](): string {
    return 'CryptoKey';
  }
}

/** @throws {TypeError} for what is no key */
export function bytesOf(key: LabKey): Uint8Array {
  const bytes = secrets.get(key);
  if (!bytes) throw new TypeError('This is not a CryptoKey.');
  return bytes;
}
