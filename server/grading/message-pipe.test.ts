import { PassThrough } from 'node:stream';
import { expect, it, vi } from 'vitest';
import { openHostPipe } from './message-pipe.ts';

/** The host's side, and what the app's side gets and may write. */
function setup() {
  const [into, from] = [new PassThrough(), new PassThrough()];
  const heard: unknown[] = [];
  const broken = vi.fn();
  const pipe = openHostPipe(into, from, { message: (message) => heard.push(message), broken });
  const seal = into.read(32) as Buffer;
  pipe.post({ text: 'as the host writes it' });
  const frame = into.read() as Buffer;
  /** A frame of ours is one of the app's under another seal. */
  const sealed = (by: Buffer) => Buffer.concat([by, frame.subarray(32)]);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { from, heard, broken, seal, sealed, settle };
}
const said = { text: 'as the host writes it' };

it('hears what carries its seal, however the bytes come', async () => {
  const { from, heard, broken, seal, sealed, settle } = setup();
  const two = Buffer.concat([sealed(seal), sealed(seal)]);
  for (let at = 0; at < two.length; at += 7) {
    from.write(two.subarray(at, at + 7));
    await settle();
  }
  from.write(two);
  await settle();
  expect(heard).toEqual([said, said, said, said]);
  expect(broken).not.toHaveBeenCalled();
});

it.each([
  ['another seal', (sealed: (by: Buffer) => Buffer) => sealed(Buffer.alloc(32, 7))],
  ['no seal', () => Buffer.from(`${JSON.stringify({ type: 'done', id: 1, value: 'pass' })}\n`)],
  ['nothing', () => Buffer.alloc(100)],
])('hears nothing, from then on, of a line into which somebody wrote with %s', async (_what, write) => {
  const { from, heard, broken, seal, sealed, settle } = setup();
  from.write(sealed(seal));
  from.write(write(sealed));
  from.write(sealed(seal));
  await settle();
  expect(heard).toEqual([said]);
  expect(broken).toHaveBeenCalledOnce();
});

it('takes no message that is larger than any answer', async () => {
  const { from, heard, broken, seal, settle } = setup();
  from.write(Buffer.concat([seal, Buffer.from([0xff, 0xff, 0xff, 0x7f])]));
  await settle();
  expect([heard, broken.mock.calls.length]).toEqual([[], 1]);
});

it('gives each app a seal of its own', () => {
  expect(setup().seal.equals(setup().seal)).toBe(false);
});
