import { Buffer } from 'buffer';

/**
 * The few encodings that a JSON body may come in. The library's tables for all the others are larger than Express
 * itself.
 */
const names: Record<string, BufferEncoding> = {
  utf8: 'utf8',
  ascii: 'ascii',
  usascii: 'ascii',
  latin1: 'latin1',
  iso88591: 'latin1',
  utf16le: 'utf16le',
};

const find = (encoding: string) => names[encoding.toLowerCase().replace(/[^a-z0-9]/g, '')];

export const encodingExists = (encoding: string) => find(encoding) !== undefined;

export function decode(bytes: Uint8Array, encoding: string): string {
  const known = find(encoding);
  if (!known) throw new Error(`Encoding not recognized: '${encoding}'`);
  return Buffer.from(bytes)
    .toString(known)
    .replace(/^\uFEFF/, '');
}

export const encode = (text: string, encoding: string): Buffer => Buffer.from(text, find(encoding) ?? 'utf8');

export function getDecoder(encoding: string) {
  if (!encodingExists(encoding)) throw new Error(`Encoding not recognized: '${encoding}'`);
  const chunks: Uint8Array[] = [];
  return {
    write(chunk: Uint8Array) {
      chunks.push(chunk);
      return '';
    },
    end: () => decode(Buffer.concat(chunks), encoding),
  };
}
