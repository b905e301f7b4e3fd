import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import RedisMock from 'ioredis-mock';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sandboxKeys } from '../store/keys.ts';
import { ampleRoom } from '../testing/ample-room.ts';
import { makeNotes } from '../testing/make-notes.ts';
import { createTraceLog } from '../trace/trace-log.ts';
import { createDoorbells } from './doorbells.ts';
import { type StreamOptions, streamTrace } from './stream-trace.ts';

function setup(capacity = 2000) {
  const host = randomUUID();
  const redis = new RedisMock({ host });
  const log = createTraceLog({ redis, capacity, idleSeconds: 7200, room: ampleRoom });
  const doorbells = createDoorbells(new RedisMock({ host }));
  const errors: unknown[] = [];
  const options = (changes: Partial<StreamOptions> = {}): StreamOptions => ({
    sandboxId: 's',
    after: null,
    log,
    takeTurn: (_, work) => work(),
    doorbells,
    isAlive: async () => true,
    now: () => 7,
    heartbeatMs: 60_000,
    stalledMs: 60_000,
    onError: (error) => errors.push(error),
    ...changes,
  });
  return { redis, log, doorbells, errors, options };
}

/** Collects what a reader receives, and can wait for its n-th message. */
function reader() {
  const output = new PassThrough();
  onTestFinished(() => void output.destroy());
  let text = '';
  const waiting: (() => void)[] = [];
  output.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    for (const check of waiting) check();
  });
  const messages = () =>
    text
      .split('\n\n')
      .filter(Boolean)
      .map((block) => {
        const event = /^event: (.*)$/m.exec(block)?.[1];
        const id = /^id: (.*)$/m.exec(block)?.[1];
        return { event, id: id === undefined ? null : Number(id), data: /^data: (.*)$/m.exec(block)?.[1] };
      });
  const received = (count: number) =>
    new Promise<ReturnType<typeof messages>>((resolve) => {
      const check = () => messages().length >= count && resolve(messages());
      waiting.push(check);
      check();
    });
  return { output, messages, received };
}

describe('streamTrace', () => {
  it('begins with a snapshot and goes on with one numbered message an event', async () => {
    const { log, options } = setup();
    await log.append('s', makeNotes(1, 2));
    const { output, received } = reader();
    void streamTrace(output, options());
    await received(1);
    await log.append('s', makeNotes(3, 4));
    const messages = await received(3);
    expect(messages.map(({ event, id }) => [event, id])).toEqual([
      ['snapshot', 2],
      ['trace', 3],
      ['trace', 4],
    ]);
    expect(JSON.parse(messages[0]?.data ?? '')).toMatchObject({ dropped: 0, now: 7 });
  });

  it('resumes after a number without loss or repeat', async () => {
    const { log, options } = setup();
    await log.append('s', makeNotes(1, 6));
    const { output, received } = reader();
    void streamTrace(output, options({ after: 4 }));
    await received(2);
    await log.append('s', makeNotes(7, 7));
    expect((await received(3)).map(({ event, id }) => [event, id])).toEqual([
      ['trace', 5],
      ['trace', 6],
      ['trace', 7],
    ]);
  });

  it('says a first word at once, also to a reader who misses nothing', async () => {
    const { log, options } = setup();
    await log.append('s', makeNotes(1, 2));
    const { output, received } = reader();
    void streamTrace(output, options({ after: 2 }));
    expect(await received(1)).toMatchObject([{ event: 'heartbeat', data: '{"now":7}' }]);
    await log.append('s', makeNotes(3, 3));
    expect((await received(2))[1]).toMatchObject({ event: 'trace', id: 3 });
  });

  it('waits its turn for its first look, and for no other', async () => {
    const { log, options } = setup();
    await log.append('s', makeNotes(1, 2));
    const turns: string[] = [];
    let begin: () => void = () => undefined;
    const takeTurn: StreamOptions['takeTurn'] = async (party, work) => {
      turns.push(party);
      await new Promise<void>((resolve) => {
        begin = resolve;
      });
      return work();
    };
    const { output, messages, received } = reader();
    void streamTrace(output, options({ takeTurn }));
    await vi.waitFor(() => expect(turns).toEqual(['s']));
    expect(messages()).toEqual([]);
    begin();
    await received(1);
    await log.append('s', makeNotes(3, 3));
    await received(2);
    expect(turns).toEqual(['s']);
  });

  it('sends a snapshot where the gap is older than the trace', async () => {
    const { log, options } = setup(5);
    await log.append('s', makeNotes(1, 20));
    const { output, received } = reader();
    void streamTrace(output, options({ after: 3 }));
    const [first] = await received(1);
    expect(first).toMatchObject({ event: 'snapshot', id: 20 });
    expect(JSON.parse(first?.data ?? '')).toMatchObject({ dropped: 15 });
  });

  it('sends a snapshot to a reader who claims a number that was never given', async () => {
    const { log, options } = setup();
    await log.append('s', makeNotes(1, 2));
    const { output, received } = reader();
    void streamTrace(output, options({ after: 999_999 }));
    expect((await received(1))[0]).toMatchObject({ event: 'snapshot', id: 2 });
  });

  it('delivers a storm of events from two writers once each and in order', async () => {
    const { log, options } = setup();
    const { output, messages } = reader();
    void streamTrace(output, options({ after: 0 }));
    await Promise.all(Array.from({ length: 200 }, (_, index) => log.append('s', makeNotes(index, index))));
    // The first word may be that there is nothing yet.
    const ids = () => messages().flatMap(({ id }) => id ?? []);
    await vi.waitFor(() => expect(ids().length).toBeGreaterThanOrEqual(200));
    expect(ids()).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  });

  it('reads no further for a reader that does not read, and lets it go in the end', async () => {
    const { log, options } = setup();
    await log.append('s', makeNotes(1, 500));
    const stuck = new Writable({ highWaterMark: 1024, write: () => undefined });
    let reads = 0;
    const counting = {
      ...log,
      readLines: (id: string, after: number) => {
        reads += 1;
        return log.readLines(id, after);
      },
    };
    const ended = streamTrace(stuck, options({ log: counting, stalledMs: 30 }));
    for (let n = 0; n < 20; n++) await log.append('s', makeNotes(n, n));
    await ended;
    expect(stuck.destroyed).toBe(true);
    expect(reads).toBe(1);
  });

  it('hangs up its bell when the reader leaves', async () => {
    const { log, doorbells, options } = setup();
    await log.append('s', makeNotes(1, 1));
    const { output, received } = reader();
    const ended = streamTrace(output, options());
    await received(1);
    expect(doorbells.count()).toBe(1);
    output.destroy();
    await ended;
    expect(doorbells.count()).toBe(0);
  });

  it('stays open while the store is away and loses nothing', async () => {
    const { log, errors, options } = setup();
    await log.append('s', makeNotes(1, 2));
    let failures = 2;
    const flaky = {
      ...log,
      readLines: async (id: string, after: number) => {
        if (failures-- > 0) throw new Error('store away');
        return log.readLines(id, after);
      },
    };
    const { output, received } = reader();
    void streamTrace(output, options({ after: 0, log: flaky, heartbeatMs: 20 }));
    const ids = (await received(2)).flatMap(({ id }) => (id === null ? [] : [id]));
    expect(errors).toHaveLength(2);
    await log.append('s', makeNotes(3, 3));
    expect(ids.every((id) => id <= 3)).toBe(true);
  });

  it('ends at once for a reader who hung up before it began', async () => {
    const { doorbells, options } = setup();
    const { output } = reader();
    output.destroy();
    await once(output, 'close');
    await streamTrace(output, options());
    expect(doorbells.count()).toBe(0);
  });

  it('writes no more once it has been told to end', async () => {
    const { log, errors, options } = setup();
    await log.append('s', makeNotes(1, 1));
    let writes = 0;
    // Takes the first message and holds on to the last, as a connection does whose other end is asleep.
    const asleep = new Writable({
      write: (_chunk, _encoding, done) => {
        writes += 1;
        done();
      },
      final: () => undefined,
    });
    const failed = vi.fn<(error: Error) => void>();
    asleep.on('error', failed);
    const ended = streamTrace(asleep, options({ heartbeatMs: 5 }));
    await vi.waitFor(() => expect(asleep.writableLength + writes).toBeGreaterThan(0));
    asleep.end();
    await log.append('s', makeNotes(2, 3));
    await new Promise((resolve) => setTimeout(resolve, 30));
    asleep.destroy();
    await ended;
    expect(failed).not.toHaveBeenCalled();
    expect(errors).toEqual([]);
  });

  it('ends when the sandbox has expired', async () => {
    const { options } = setup();
    const { output } = reader();
    const ended = streamTrace(output, options({ heartbeatMs: 5, isAlive: async () => false }));
    await ended;
    expect(output.writableEnded).toBe(true);
  });

  it('sends a snapshot when the store comes back with less than the reader has heard', async () => {
    const { redis, log, options } = setup();
    await log.append('s', makeNotes(1, 6));
    const { output, received } = reader();
    void streamTrace(output, options({ after: 0, heartbeatMs: 20 }));
    await received(6);
    await redis.multi().ltrim(sandboxKeys('s').trace, 0, 1).set(sandboxKeys('s').total, 2).exec();
    await vi.waitFor(async () => {
      const snapshots = (await received(7)).filter(({ event }) => event === 'snapshot');
      expect(snapshots).toMatchObject([{ id: 2 }]);
    });
    await log.append('s', makeNotes(3, 3));
    await vi.waitFor(async () => expect((await received(8)).filter(({ id }) => id === 3)).toHaveLength(2));
  });
});
