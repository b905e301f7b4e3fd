import { expect, it } from 'vitest';
import { warmUp } from './warm-up.ts';

const setup = (draw: () => Promise<void> = () => Promise.resolve()) => {
  const pauses = new Set<() => void>();
  const seen: string[] = [];
  const stop = warmUp(
    {
      draw() {
        seen.push('drawn');
        return draw();
      },
      whenIdle(then) {
        pauses.add(then);
        return () => pauses.delete(then);
      },
    },
    () => seen.push('done'),
  );
  const pause = async () => {
    const [then] = pauses;
    if (then) pauses.delete(then);
    then?.();
    await Promise.resolve();
    return then !== undefined;
  };
  return { seen, stop, pause };
};

it('draws once in each pause, some times, and then says that it is done', async () => {
  const { seen, pause } = setup();
  expect(seen).toEqual([]);
  await pause();
  expect(seen).toEqual(['drawn']);
  while (await pause());
  expect(seen).toEqual([...Array(8).fill('drawn'), 'done']);
});

it('ends when it is told to', async () => {
  const { seen, stop, pause } = setup();
  await pause();
  stop();
  expect(await pause()).toBe(false);
  expect(seen).toEqual(['drawn']);
});

it('gives up without a word when nothing can be drawn', async () => {
  const { seen, pause } = setup(() => Promise.reject(new Error('No Mermaid.')));
  await pause();
  expect(await pause()).toBe(false);
  expect(seen).toEqual(['drawn']);
});
