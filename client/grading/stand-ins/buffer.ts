import plain from 'buffer/';
import { toBuffer } from './to-buffer.ts';

// RFC 4648, section 5. The package has every encoding of Node's but this one, and session ids are often written in it.
const isUrlSafe = (encoding: unknown) =>
  typeof encoding === 'string' && encoding.toLowerCase() === 'base64url';
const toPlain = (text: unknown) => String(text).replaceAll('-', '+').replaceAll('_', '/');
const toUrlSafe = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

type Method = (this: unknown, ...args: unknown[]) => unknown;

export const { Buffer, SlowBuffer, INSPECT_MAX_BYTES, kMaxLength, constants } = plain;
export const { Blob, atob, btoa } = globalThis;

// Minified, it would be called by a letter where a class is named.
Object.defineProperty(Buffer, 'name', { value: 'Buffer' });
replace(Buffer, 'from', (original, self, [value, encoding, ...rest]) => {
  if (isUrlSafe(encoding)) return original.call(self, toPlain(value), 'base64');
  // The package takes `0g` for a byte, where Node stops.
  const isHex = typeof value === 'string' && String(encoding).toLowerCase() === 'hex';
  return original.call(self, isHex ? /^(?:[\da-f]{2})*/i.exec(value)?.[0] : value, encoding, ...rest);
});
Object.assign(Buffer, {
  copyBytesFrom(view: Uint8Array, from = 0, length = view.length) {
    const part = view.slice(from, from + length);
    return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  },
});
replace(Buffer.prototype, 'equals', (original, self, [other]) =>
  original.call(self, other instanceof Uint8Array ? toBuffer(other) : other),
);
replace(Buffer, 'byteLength', (original, self, [value, encoding]) =>
  isUrlSafe(encoding) ? original.call(self, toPlain(value), 'base64') : original.call(self, value, encoding),
);
replace(Buffer, 'isEncoding', (original, self, [encoding]) =>
  isUrlSafe(encoding) ? true : original.call(self, encoding),
);
replace(Buffer.prototype, 'toString', (original, self, [encoding, ...rest]) =>
  isUrlSafe(encoding)
    ? toUrlSafe(original.call(self, 'base64', ...rest) as string)
    : original.call(self, encoding, ...rest),
);
replace(Buffer.prototype, 'write', (original, self, args) => {
  const last = args.length - 1;
  if (!isUrlSafe(args[last])) return original.call(self, ...args);
  return original.call(self, toPlain(args[0]), ...args.slice(1, last), 'base64');
});

function replace(
  holder: object,
  name: string,
  act: (original: Method, self: unknown, args: unknown[]) => unknown,
): void {
  const original = Reflect.get(holder, name) as Method;
  Reflect.set(holder, name, function replaced(this: unknown, ...args: unknown[]) {
    return act(original, this, args);
  });
}

export default { ...plain, Blob, atob, btoa };
