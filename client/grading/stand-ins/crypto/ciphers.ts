import { type Running, runCbc, runCtr, runGcm } from './aes.ts';
import { type Bytes, toBytes, toOutput, withCode } from './to-bytes.ts';

type CipherOptions = { authTagLength?: number };

const bits = ['128', '192', '256'] as const;
const modes = ['cbc', 'ctr', 'gcm'] as const;
const names = bits.flatMap((size) => modes.map((mode) => `aes-${size}-${mode}`));

export const createCipheriv = (name: string, key: Bytes, iv: Bytes, options?: CipherOptions) =>
  toCipher(name, key, iv, { ...options, encrypts: true });

export const createDecipheriv = (name: string, key: Bytes, iv: Bytes, options?: CipherOptions) =>
  toCipher(name, key, iv, { ...options, encrypts: false });

function start(name: string, key: Bytes, iv: Bytes, options: CipherOptions & { encrypts: boolean }): Running {
  const [secret, vector] = [toBytes(key, 'key'), toBytes(iv, 'iv')];
  const [, size, mode] = /^aes-?(\d+)(?:-(\w+))?$/.exec(name.toLowerCase()) ?? [];
  if (!names.includes(`aes-${size}-${mode ?? 'cbc'}`))
    throw withCode(
      new Error(`Unknown cipher: ${name}. The lab has ${names.join(', ')}.`),
      'ERR_CRYPTO_UNKNOWN_CIPHER',
    );
  if (secret.length !== Number(size) / 8)
    throw withCode(new RangeError('Invalid key length'), 'ERR_CRYPTO_INVALID_KEYLEN');
  if (mode === 'gcm' ? vector.length === 0 : vector.length !== 16)
    throw withCode(new TypeError('Invalid initialization vector'), 'ERR_CRYPTO_INVALID_IV');
  switch (mode) {
    case 'gcm':
      return runGcm(secret, vector, { encrypts: options.encrypts, tagLength: options.authTagLength ?? 16 });
    case 'ctr':
      return runCtr(secret, vector);
    default:
      return runCbc(secret, vector, options);
  }
}

/** What Node's `Cipheriv` and `Decipheriv` can do, without being a stream. */
function toCipher(name: string, key: Bytes, iv: Bytes, options: CipherOptions & { encrypts: boolean }) {
  const running = start(name, key, iv, options);
  let isOver = false;
  const need = (isRight: boolean, act: string) => {
    if (!isRight) throw withCode(new Error(`Invalid state for operation ${act}`), 'ERR_CRYPTO_INVALID_STATE');
  };
  const self = {
    update(data: Bytes, from?: string, to?: string) {
      need(!isOver, 'update');
      return toOutput(running.update(toBytes(data, 'data', from)), to);
    },
    final(encoding?: string) {
      need(!isOver, 'final');
      isOver = true;
      return toOutput(running.final(), encoding);
    },
    setAutoPadding(isOn = true) {
      need(!isOver, 'setAutoPadding');
      running.padding?.(isOn);
      return self;
    },
    setAAD(data: Bytes, _options?: unknown) {
      need(!isOver && running.addData !== undefined, 'setAAD');
      running.addData?.(toBytes(data, 'buffer'));
      return self;
    },
    ...(options.encrypts
      ? {
          getAuthTag() {
            need(isOver && running.tag !== undefined, 'getAuthTag');
            return toOutput(running.tag?.() ?? new Uint8Array()) as Buffer;
          },
        }
      : {
          setAuthTag(tag: Bytes, encoding?: string) {
            need(!isOver && running.expectTag !== undefined, 'setAuthTag');
            const bytes = toBytes(tag, 'tag', encoding);
            const { authTagLength } = options;
            // NIST SP 800-38D, 5.2.1.2.
            const isLength = authTagLength
              ? bytes.length === authTagLength
              : [4, 8, 12, 13, 14, 15, 16].includes(bytes.length);
            if (!isLength)
              throw withCode(
                new TypeError(`Invalid authentication tag length: ${bytes.length}`),
                'ERR_CRYPTO_INVALID_AUTH_TAG',
              );
            running.expectTag?.(bytes.slice());
            return self;
          },
        }),
  };
  return self;
}
