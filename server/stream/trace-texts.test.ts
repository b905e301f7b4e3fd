import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import RedisMock from 'ioredis-mock';
import { expect, it } from 'vitest';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import memory from '#shared/trace/older/trace-2-memory.json' with { type: 'json' };
import { createFairTurns } from '../fair-turns.ts';
import { sandboxKeys } from '../store/keys.ts';
import { ampleRoom } from '../testing/ample-room.ts';
import { makeNotes } from '../testing/make-notes.ts';
import { createTraceLog } from '../trace/trace-log.ts';
import { createTraceTexts } from './trace-texts.ts';

function setup() {
  const redis = new RedisMock({ host: randomUUID() });
  const log = createTraceLog({ redis, capacity: 2000, idleSeconds: 60, room: ampleRoom });
  let reads = 0;
  const counted = {
    ...log,
    readLines: (sandboxId: string, after: number) => {
      reads += 1;
      return log.readLines(sandboxId, after);
    },
  };
  const texts = createTraceTexts({ log: counted, takeTurn: createFairTurns({ atOnce: 2 }) });
  return { redis, log, texts, reads: () => reads };
}

it('reads a trace once for all who want it, and anew when it has grown', async () => {
  const { log, texts, reads } = setup();
  await log.append('s', makeNotes(1, 3));
  const told = await Promise.all(Array.from({ length: 60 }, () => texts.json('s')));
  expect(new Set(told.map(({ plain }) => plain.toString())).size).toBe(1);
  // Two are at it at once.
  expect(reads()).toBeLessThanOrEqual(2);
  await log.append('s', makeNotes(4, 4));
  const grown = await texts.json('s');
  expect(grown.version).not.toBe(told[0]?.version);
  expect(JSON.parse(grown.plain.toString())).toEqual({
    dropped: 0,
    events: (await log.read('s', 0)).events,
  });
});

it('takes no trace for one that a crash has cut and that has grown as long again', async () => {
  const { redis, log, texts } = setup();
  await log.append('s', makeNotes(1, 3));
  const before = await texts.json('s');
  const { trace, total } = sandboxKeys('s');
  await redis.multi().rpop(trace).decr(total).exec();
  await log.append('s', makeNotes(7, 7));
  const after = await texts.json('s');
  expect(after.version).not.toBe(before.version);
  expect(after.plain.toString()).toContain('"at":7');
});

it('keeps the traces of sandboxes apart', async () => {
  const { log, texts } = setup();
  await log.append('one', makeNotes(1, 1));
  await log.append('two', makeNotes(1, 1));
  expect((await texts.json('one')).version).not.toBe((await texts.json('two')).version);
});

it('calls a text by another version when a newer program writes the same trace in another form', async () => {
  const { log, texts } = setup();
  await log.append('s', makeNotes(1, 3));
  const newer = {
    ...log,
    readLines: async (sandboxId: string, after: number) => {
      const read = await log.readLines(sandboxId, after);
      return { ...read, lines: read.lines.map((line) => ({ ...line, text: `${line.text} ` })) };
    },
  };
  const takeTurn = createFairTurns({ atOnce: 2 });
  const [deployed, alike] = [newer, log].map((log) => createTraceTexts({ log, takeTurn }));
  for (const form of ['json', 'mermaid'] as const) {
    const { version } = await texts[form]('s');
    expect((await alike?.[form]('s'))?.version).toBe(version);
  }
  expect((await deployed?.json('s'))?.version).not.toBe((await texts.json('s')).version);
});

it('says the same compressed', async () => {
  const { log, texts } = setup();
  await log.append('s', makeNotes(1, 50));
  const { plain, zipped } = await texts.json('s');
  expect(gunzipSync(await zipped()).equals(plain)).toBe(true);
});

it('writes Mermaid in pieces that together are the whole', async () => {
  const { redis, log, texts } = setup();
  const { trace, total } = sandboxKeys('s');
  // Some thirty exchanges of one story, side by side and one after the other.
  const events = Array.from({ length: 30 }, (_, round) =>
    memory.events.map(({ number: _number, ...event }) => ({
      ...event,
      exchange: `${event.exchange} ${round}`,
    })),
  ).flat();
  for (const event of events) await redis.rpush(trace, JSON.stringify(event));
  await redis.set(total, events.length);
  const { events: read } = await log.read('s', 0);
  expect(read.length).toBeGreaterThan(400);
  expect((await texts.mermaid('s')).plain.toString()).toBe(toMermaid(read).text);
});
