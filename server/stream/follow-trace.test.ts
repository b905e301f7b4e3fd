import { expect, it } from 'vitest';
import type { TraceLine } from '../trace/trace-log.ts';
import { createBell } from './create-bell.ts';
import { type FollowedTrace, followTrace } from './follow-trace.ts';

/** A trace in an array, of which the oldest may be gone, and a reader of it who takes one batch at a time. */
function setup({ after = null as number | null, count = 0, dropped = 0, failures = 0 } = {}) {
  const kept: TraceLine[] = [];
  const append = (events = 1) => {
    for (let added = 0; added < events; added++) {
      const number = dropped + kept.length + 1;
      kept.push({ number, text: `{"number":${number}}` });
    }
  };
  append(count);
  const asked: string[] = [];
  const errors: unknown[] = [];
  const look = (how: string) => async (from: number) => {
    asked.push(`${how} ${from}`);
    if (failures-- > 0) throw new Error('store away');
    return { dropped, total: dropped + kept.length, lines: kept.filter(({ number }) => number > from) };
  };
  const trace: FollowedTrace = {
    firstRead: look('first'),
    read: look('read'),
    now: () => 7,
  };
  const left = new AbortController();
  const bell = createBell(left.signal);
  const batches = followTrace(trace, bell, { after, onError: (error) => errors.push(error) });
  const next = async () => {
    const { value: batch } = await batches.next();
    if (!batch) return 'the end';
    return [batch.type, ...batch.lines.map(({ number }) => number)];
  };
  return { kept, append, asked, errors, left, bell, batches, next };
}

it('gives a snapshot to whoever has nothing, of an empty trace too, and then what is new', async () => {
  const { next, append, bell } = setup();
  expect(await next()).toEqual(['snapshot']);
  append(2);
  bell.ring();
  expect(await next()).toEqual(['news', 1, 2]);
});

it('goes on after the last number, each event once', async () => {
  const { next, append, bell } = setup({ after: 2, count: 3 });
  expect(await next()).toEqual(['news', 3]);
  append();
  bell.ring();
  expect(await next()).toEqual(['news', 4]);
});

it('tells in a snapshot what is kept, how much is not, and the time, where the gap is older than the trace', async () => {
  const { batches } = setup({ after: 3, count: 2, dropped: 15 });
  const { value } = await batches.next();
  expect(value).toMatchObject({ type: 'snapshot', last: 17, dropped: 15, now: 7 });
});

it('gives a snapshot for a number that was never given', async () => {
  const { next, asked } = setup({ after: 9, count: 2 });
  expect(await next()).toEqual(['snapshot', 1, 2]);
  // Both may be looks at a whole trace.
  expect(asked).toEqual(['first 9', 'first 0']);
});

it('gives a snapshot when the trace has lost what the reader has heard', async () => {
  const { next, kept, bell } = setup({ after: 0, count: 6 });
  await next();
  kept.length = 2;
  bell.ring();
  expect(await next()).toEqual(['snapshot', 1, 2]);
});

it('reads once for all the rings that came meanwhile, and not at all before the next batch is asked for', async () => {
  const { next, append, bell, asked } = setup({ after: 0, count: 1 });
  await next();
  for (let n = 0; n < 5; n += 1) {
    append();
    bell.ring();
  }
  expect(asked).toEqual(['first 0']);
  expect(await next()).toEqual(['news', 2, 3, 4, 5, 6]);
  expect(asked).toEqual(['first 0', 'read 1']);
});

it('says nothing when the bell rang for nothing', async () => {
  const { next, append, bell, asked } = setup({ after: 1, count: 1 });
  const told = next();
  await expect.poll(() => asked).toEqual(['first 1']);
  append();
  bell.ring();
  expect(await told).toEqual(['news', 2]);
});

it('begins again from where it was when the store was away', async () => {
  const { next, bell, errors } = setup({ after: 1, count: 2, failures: 2 });
  const told = next();
  await expect.poll(() => errors).toHaveLength(1);
  bell.ring();
  await expect.poll(() => errors).toHaveLength(2);
  bell.ring();
  expect(await told).toEqual(['news', 2]);
});

it('ends when its reader has left, at once if that was before it began', async () => {
  const { next, left, asked } = setup({ after: 0, count: 1 });
  await next();
  const told = next();
  left.abort();
  expect(await told).toBe('the end');
  expect(asked).toEqual(['first 0']);

  const late = setup({ count: 1 });
  late.left.abort();
  expect(await late.next()).toBe('the end');
  expect(late.asked).toEqual([]);
});
