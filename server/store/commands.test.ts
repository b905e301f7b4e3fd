import { randomUUID } from 'node:crypto';
import { getKeyIndexes, hasFlag } from '@ioredis/commands';
import { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { expect, it, onTestFinished, vi } from 'vitest';
import { toStrictMock } from '#shared/grading/host/strict-mock.ts';
import { keyIndexesOf, storeCommand, storeCommands } from '#shared/store/commands.ts';
import { toKeyChanges } from '#shared/world/command-effects.ts';
import { createExpiryWatch } from '../sandbox/expiry-watch.ts';
import { createSandboxStates } from '../sandbox/sandbox-state.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { commandExamples, notOnMock } from './command-examples.fixture.ts';
import { demoAppPrefix, EXPIRIES_KEY } from './keys.ts';
import { namespaceStore } from './namespace-store.ts';
import { readStore } from './read-store.fixture.ts';

const sandboxId = 'x'.repeat(22);
const prefix = demoAppPrefix(sandboxId);
const names = [...storeCommands.keys()];
const toWords = (line: string): [name: string, ...args: string[]] => {
  const [name = '', ...args] = line.split(' ');
  return [name, ...args];
};
const examples = commandExamples(Date.now());

/** A time is read some milliseconds after it was given: within five seconds, where examples are thirty apart. */
const about = (ms: number | null): unknown => ms && expect.closeTo(ms, -4);

it('shows each command at work', () => {
  const shown = examples.map(({ line }) => toWords(line)[0]);
  expect(names.filter((name) => !shown.includes(name))).toEqual([]);
});

it.for(examples)('names the keys of $line, and whether it writes, as Redis does', ({ line }) => {
  const [name, ...args] = toWords(line);
  const command = storeCommand(name);
  expect(command && keyIndexesOf(command, args)).toEqual(getKeyIndexes(name.toLowerCase(), args));
  expect(command?.effect !== 'reads').toBe(hasFlag(name.toLowerCase(), 'write'));
});

describeOnEachRedis('a command of the table', (redisUrl) => {
  async function setup() {
    const url = redisUrl();
    const redis: Redis =
      url === null ? toStrictMock(new RedisMock({ host: randomUUID() }), Date.now) : new Redis(url);
    onTestFinished(() => redis.disconnect());
    await redis.flushdb();
    const noted: string[] = [];
    const store = namespaceStore(
      redis,
      () => prefix,
      (keys) => noted.push(...keys.map((key) => key.slice(prefix.length))),
    );
    const run = (line: string): Promise<unknown> => {
      const [name, ...args] = toWords(line);
      return (Reflect.get(store, name.toLowerCase()) as (...given: string[]) => Promise<unknown>)(...args);
    };
    const read = () => readStore(redis, prefix);
    return { redis, run, read, noted };
  }

  it.for(examples)('does to the store what it says: $before $line', async (example, { skip }) => {
    skip(redisUrl() === null && notOnMock.has(example.line), 'ioredis-mock does otherwise');
    const { run, read, noted } = await setup();
    for (const line of example.before) await run(line);
    noted.length = 0;
    const before = await read();
    const [name, ...args] = toWords(example.line);
    const at = Date.now();
    const value = (await run(example.line)) as string;
    const told = new Map(before);
    for (const [key, to] of toKeyChanges(before, { name, args, value, at, writtenBy: 0 })) {
      if (to) told.set(key, to);
      else told.delete(key);
    }
    const after = await read();
    const seen = [...after.values()].map(({ key, value: held, expiresAt }) => [key, held, expiresAt]);
    expect(seen).toEqual(
      [...told.values()]
        .toSorted((one, other) => (one.key < other.key ? -1 : 1))
        .map(({ key, value: held, expiresAt }) => [key, held, about(expiresAt)]),
    );
    const created = [...after.keys()].filter((key) => !before.has(key));
    expect(noted).toEqual(expect.arrayContaining(created));
    if (storeCommand(name)?.effect !== 'creates') expect(noted).toEqual([]);
  });

  it.for(examples)('lets the end of a session be awaited: $before $line', async (example, { skip }) => {
    skip(redisUrl() === null && notOnMock.has(example.line), 'ioredis-mock does otherwise');
    const { redis, run, read } = await setup();
    for (const line of example.before) await run(line);
    const watch = createExpiryWatch({
      redis,
      states: createSandboxStates({ redis, idleSeconds: 60 }),
      everyMs: 1000,
      now: Date.now,
      isAlive: async () => true,
      record: () => undefined,
      onError: (error) => {
        throw error;
      },
    });
    const before = await read();
    const known = [...before].map(([key, { expiresAt }]) => ({ key: prefix + key, at: expiresAt }));
    await watch.due(sandboxId, known);
    const [name, ...args] = toWords(example.line);
    const value = (await run(example.line)) as string;
    const exchange = {
      exchange: 'x',
      actor: { id: 'b', kind: 'browser', name: 'Browser' },
      server: 'A',
    } as const;
    const event = { ...exchange, at: Date.now(), source: null, call: 0 } as const;
    watch.take(
      sandboxId,
      { ...event, type: 'store-command', transaction: false, commands: [{ name, args }] },
      prefix,
    );
    watch.take(
      sandboxId,
      { ...event, type: 'store-reply', durationMs: 0, replies: [{ ok: true, value }] },
      prefix,
    );
    const ends = [...(await read()).values()].flatMap(({ key, expiresAt }) =>
      expiresAt === null ? [] : [[`${sandboxId} ${prefix}${key}`, about(expiresAt)]],
    );
    await vi.waitFor(
      async () => {
        const awaited = await redis.zrange(EXPIRIES_KEY, 0, -1);
        const due = awaited.map(async (member) => [member, Number(await redis.zscore(EXPIRIES_KEY, member))]);
        expect(await Promise.all(due)).toEqual(ends);
      },
      { interval: 5 },
    );
  });

  const first = names.flatMap((name) => examples.find(({ line }) => toWords(line)[0] === name) ?? []);

  it.each(first)('is refused a value of the wrong kind, or takes any: $line', async ({ line }) => {
    const { run } = await setup();
    const { holds } = storeCommand(toWords(line)[0]) ?? {};
    await run(holds === 'hash' ? 'SET session:a text' : 'HSET session:a field text');
    const refusal = await run(line).then(
      () => 'none',
      (error: Error) => error.message,
    );
    expect(refusal.includes('WRONGTYPE')).toBe(holds !== null);
  });

  const timed = [
    'SET session:a v EX',
    'SET session:a v PXAT',
    'GETEX session:a PX',
    'SETEX session:a',
    'PSETEX session:a',
  ];
  const moved = ['EXPIRE session:a', 'PEXPIRE session:a', 'EXPIREAT session:a', 'PEXPIREAT session:a'];

  it.each([...timed, ...moved])('refuses what is no lifetime: %s', async (start) => {
    const { run } = await setup();
    await run('SET session:a v');
    const end = start.includes('SETEX') ? ' v' : '';
    await expect(run(`${start} soon${end}`)).rejects.toThrow('not an integer');
    await expect(run(`${start} 1.5${end}`)).rejects.toThrow('not an integer');
  });

  it.each(timed)('refuses a lifetime that is over before it begins: %s', async (start) => {
    const { run } = await setup();
    await run('SET session:a v');
    await expect(run(`${start} 0${start.includes('SETEX') ? ' v' : ''}`)).rejects.toThrow(
      'invalid expire time',
    );
  });
});
