import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { gatherWrites } from './gather-writes.ts';

function setup() {
  const writes: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      writes.push(String(chunk));
      done();
    },
    writev(chunks, done) {
      writes.push(chunks.map(({ chunk }) => String(chunk)).join(''));
      done();
    },
  });
  const redis = Object.assign(new EventEmitter(), { stream });
  gatherWrites(redis as unknown as Redis);
  redis.emit('connect');
  return { stream, writes };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('lets what is sent in one turn leave in one write, in its order', async () => {
  const { stream, writes } = setup();
  stream.write('a');
  await Promise.resolve();
  stream.write('b');
  process.nextTick(() => stream.write('c'));
  expect(writes).toEqual([]);
  await turn();
  expect(writes).toEqual(['abc']);
});

it('keeps nothing back for a later turn', async () => {
  const { stream, writes } = setup();
  stream.write('a');
  await turn();
  stream.write('b');
  await turn();
  expect(writes).toEqual(['a', 'b']);
});
