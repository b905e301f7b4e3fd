import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import * as v8 from 'node:v8';

/**
 * Messages over a pair of pipes, as structured clones. `process.send` would go through methods that a learner's code can
 * put others in the place of; here the app's side holds a file descriptor, and functions of Node's that it took before
 * any of that code ran. Its first message from the host is a seal, which each of its own then carries: what others write
 * into the pipe has none.
 */
// Constants: what is imported from Node changes with Node's module, which anybody may change.
const { writeSync } = fs;
const { Serializer, Deserializer } = v8;
const { apply } = Reflect;
const { writeHeader, writeValue, releaseBuffer } = Serializer.prototype;
const { writeUInt32LE } = Buffer.prototype;
const { set } = Uint8Array.prototype;
const { alloc } = Buffer;

const sealBytes = 32;
const headBytes = sealBytes + 4;
const noSeal: Uint8Array = new Uint8Array(sealBytes);
/** No answer of a server is so large; more would have to be held twice. */
const mostBytes = 192 * 1024 * 1024;

/** The host's side. @param broken called once when something else than a message comes */
export function openHostPipe(
  into: Writable,
  from: Readable,
  on: { message(message: unknown): void; broken(): void },
): { post(message: unknown): void } {
  const seal = randomBytes(sealBytes);
  // An app that is gone has nothing more to read.
  into.on('error', () => undefined);
  into.write(seal);
  readFrames(from, () => seal, on);
  return {
    post(message) {
      if (into.writable) into.write(toFrame(noSeal, message));
    },
  };
}

/** The app's side. @param ended called when the host is gone */
export function openAppPipe(
  into: number,
  from: Readable,
  on: { message(message: unknown): void; ended(): void },
): { post(message: unknown): void } {
  let seal: Uint8Array = noSeal;
  from.once('readable', function take() {
    const given = from.read(sealBytes) as Buffer | null;
    if (!given) return void from.once('readable', take);
    seal = given;
    return readFrames(from, () => noSeal, { message: on.message, broken: on.ended });
  });
  from.on('end', on.ended);
  return { post: (message) => writeWhole(into, toFrame(seal, message)) };
}

function toFrame(seal: Uint8Array, message: unknown): Buffer {
  const serializer = new Serializer();
  apply(writeHeader, serializer, []);
  apply(writeValue, serializer, [message]);
  const content = apply(releaseBuffer, serializer, []);
  const frame = alloc(headBytes + content.length);
  apply(set, frame, [seal, 0]);
  apply(writeUInt32LE, frame, [content.length, sealBytes]);
  apply(set, frame, [content, headBytes]);
  return frame;
}

/** Until all of it is written, so that it is on its way before the next line of a learner's code runs. */
function writeWhole(into: number, frame: Uint8Array): void {
  for (let at = 0; at < frame.length; ) {
    try {
      at += writeSync(into, frame, at, frame.length - at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

function readFrames(
  from: Readable,
  seal: () => Uint8Array,
  { message, broken }: { message(message: unknown): void; broken(): void },
): void {
  let pieces: Buffer[] = [];
  let length = 0;
  let wanted = headBytes;
  const fail = () => {
    from.off('data', take);
    broken();
  };
  const take = (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
    if (length < wanted) return;
    let whole = Buffer.concat(pieces);
    for (;;) {
      wanted = headBytes;
      if (whole.length >= headBytes) {
        if (!whole.subarray(0, sealBytes).equals(seal())) return fail();
        wanted += whole.readUInt32LE(sealBytes);
        if (wanted > mostBytes) return fail();
      }
      if (whole.length < wanted) break;
      message(fromContent(whole.subarray(headBytes, wanted)));
      whole = whole.subarray(wanted);
    }
    pieces = [whole];
    length = whole.length;
  };
  from.on('data', take);
}

function fromContent(content: Buffer): unknown {
  const deserializer = new Deserializer(content);
  deserializer.readHeader();
  return deserializer.readValue();
}
