import { cbc, ctr, gcm } from '@noble/ciphers/aes.js';
import { join, withCode } from './to-bytes.ts';

/** AES in one mode and one direction, piece by piece, as Node's ciphers give it out. */
export type Running = {
  update(piece: Uint8Array): Uint8Array;
  /** What is left. @throws when what was decrypted is not whole */
  final(): Uint8Array;
  /** For GCM: what is signed beside the text. */
  addData?(bytes: Uint8Array): void;
  /** For GCM, after `final`. */
  tag?(): Uint8Array;
  expectTag?(tag: Uint8Array): void;
  padding?(isOn: boolean): void;
};
type Direction = { encrypts: boolean };

const block = 16;
const none: Uint8Array = new Uint8Array();

/**
 * @param key 16, 24 or 32 bytes
 * @param iv any bytes
 * @param tagLength of the tag, in bytes
 */
export function runGcm(
  key: Uint8Array,
  iv: Uint8Array,
  { encrypts, tagLength = block }: Direction & { tagLength?: number },
): Running {
  let data = none;
  let given = none;
  let plain = none;
  let expected: Uint8Array | null = null;
  // The text is combined with a stream of bytes, so the same act encrypts and decrypts. It begins anew with each piece:
  // what is encrypted here is short.
  const combine = (bytes: Uint8Array) => gcm(key, iv).encrypt(bytes).subarray(0, bytes.length);
  const tag = () => gcm(key, iv, data).encrypt(plain).subarray(-block).slice(0, tagLength);
  return {
    addData(bytes) {
      data = join(data, bytes);
    },
    expectTag(bytes) {
      expected = bytes;
    },
    update(piece) {
      const from = given.length;
      given = join(given, piece);
      const all = combine(given);
      plain = encrypts ? given : all;
      return all.slice(from);
    },
    final() {
      if (encrypts) return none;
      const actual = gcm(key, iv, data).encrypt(plain).subarray(-block);
      const wanted = expected;
      if (!wanted?.every((byte, at) => byte === actual[at]))
        throw new Error('Unsupported state or unable to authenticate data');
      return none;
    },
    tag,
  };
}

export function runCtr(key: Uint8Array, iv: Uint8Array): Running {
  let given = none;
  return {
    update(piece) {
      const from = given.length;
      given = join(given, piece);
      return ctr(key, iv).encrypt(given).slice(from);
    },
    final: () => none,
  };
}

export function runCbc(key: Uint8Array, iv: Uint8Array, { encrypts }: Direction): Running {
  let chain = iv;
  let waiting = none;
  let isPadded = true;
  const run = (whole: Uint8Array): Uint8Array => {
    if (whole.length === 0) return none;
    const cipher = cbc(key, chain, { disablePadding: true });
    const done = encrypts ? cipher.encrypt(whole) : cipher.decrypt(whole);
    chain = (encrypts ? done : whole).slice(-block);
    return done;
  };
  const broken = (why: string, code: string) => withCode(new Error(`error:${why}`), code);
  return {
    padding(isOn) {
      isPadded = isOn;
    },
    update(piece) {
      const all = join(waiting, piece);
      // The last block may be the padding: whoever decrypts holds it back.
      const kept = !encrypts && isPadded && all.length > 0 ? all.length % block || block : all.length % block;
      waiting = all.slice(all.length - kept);
      return run(all.slice(0, all.length - kept));
    },
    final() {
      if (encrypts && isPadded) {
        const size = block - waiting.length;
        return run(join(waiting, new Uint8Array(size).fill(size)));
      }
      if (waiting.length % block !== 0 || (isPadded && waiting.length === 0))
        throw broken(
          '1C80006B:Provider routines::wrong final block length',
          'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH',
        );
      if (!isPadded) return none;
      const last = run(waiting);
      const size = last.at(-1) ?? 0;
      // PKCS #7, as RFC 5652 has it in section 6.3.
      const isPadding = size >= 1 && size <= block && last.subarray(-size).every((byte) => byte === size);
      if (!isPadding) throw broken('1C800064:Provider routines::bad decrypt', 'ERR_OSSL_BAD_DECRYPT');
      return last.slice(0, block - size);
    },
  };
}
