import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingNames, settingOf } from '../sandbox/settings.ts';
import { createTraceBuilder, type Exchange } from '../trace/trace-builder.ts';
import { alignRuns } from './align-runs.ts';
import { findDifferingLines } from './find-differing-lines.ts';

const filesOf = (app: string, prefix: string) => {
  const folder = new URL(`../../server/${app}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ file: prefix + file, text: readFileSync(new URL(file, folder), 'utf8') }));
};
const source = { files: [...filesOf('demo-app', ''), ...filesOf('token-app', 'token-app/')] };
const lineOf = (file: string, part: string): number => {
  const { text } = source.files.find((one) => one.file === file) ?? { text: '' };
  return text.split('\n').findIndex((line) => line.includes(part)) + 1;
};
const log = (told: Partial<Exchange>) =>
  createTraceBuilder().exchange({ method: 'POST', path: '/api/logout', status: 204, reason: '', ...told })
    .events;
const save = lineOf('map-store.ts', 'sessions.set(id');
const commit = lineOf('redis-store.ts', 'await commit(transaction)');
const inMemory = log({
  calls: [
    {
      operation: { name: 'map.set', key: '4f2a', value: {} },
      source: { file: 'map-store.ts', line: save },
    },
  ],
});
const inRedis = log({
  calls: [
    {
      commands: [['SETEX', 'session:4f2a', '3600', '{}']],
      replies: ['OK'],
      source: { file: 'redis-store.ts', line: commit },
    },
  ],
});

it('cuts the policy’s row and the line that reads it from the demo app’s own files', () => {
  const { policy, readAt } = findDifferingLines(source, [], {
    setting: 'httpOnly',
    broken: 'off',
    sound: 'on',
  });
  expect(policy).toEqual({
    file: 'policy.ts',
    line: lineOf('policy.ts', 'httpOnly: { sound:'),
    minus: "httpOnly: 'off'",
    plus: "httpOnly: 'on'",
  });
  expect(readAt).toEqual([
    {
      file: 'ticket.ts',
      line: lineOf('ticket.ts', '// defence: httpOnly'),
      text: "httpOnly: policy.httpOnly === 'on',",
    },
  ]);
});

it('finds both for every defence that there is, with each of its mistakes', () => {
  const { policy: before } = findDifferingLines(source, [], {
    setting: 'timeout',
    broken: 'none',
    sound: 'absolute',
  });
  expect(before?.minus).toBe("timeout: 'none'");
  for (const setting of settingNames.filter((name) => settingOf(name).section === 'defences')) {
    const [sound = '', ...broken] = settingOf(setting).choices.map(({ written }) => written);
    for (const mistake of broken) {
      const found = findDifferingLines(source, [], { setting, broken: mistake, sound });
      expect(found.policy, `${setting} ${mistake}`).not.toBeNull();
      expect(found.readAt.length, setting).toBeGreaterThan(0);
    }
  }
});

it('tells of a setting that is no defence by the line that each run came to', () => {
  const { rows } = alignRuns(inMemory, inRedis);
  const found = findDifferingLines(source, rows, { setting: 'sessionsIn', broken: 'memory', sound: 'redis' });
  expect(found.policy).toBeNull();
  expect(found.readAt).toEqual([]);
  expect(found.sites).toEqual({
    before: { file: 'map-store.ts', line: save, text: expect.stringMatching(/^sessions\.set\(id/) },
    after: { file: 'redis-store.ts', line: commit, text: 'await commit(transaction);' },
  });
});

it('leaves the mark out of whatever line it stands on', () => {
  const line = lineOf('redis-store.ts', '// defence: timeout');
  const marked = log({
    calls: [
      {
        commands: [['SETEX', 'session:4f2a', '3600', '{}']],
        replies: ['OK'],
        source: { file: 'redis-store.ts', line },
      },
    ],
  });
  const { rows } = alignRuns(inMemory, marked);
  const { sites } = findDifferingLines(source, rows, {
    setting: 'sessionsIn',
    broken: 'memory',
    sound: 'redis',
  });
  expect(sites.after?.text).toMatch(/setex\(.*\);$/);
});

it('names no line that the files do not have', () => {
  const elsewhere = log({
    calls: [{ operation: { name: 'map.set', key: '4f2a', value: {} }, source: { file: 'gone.ts', line: 3 } }],
  });
  const { rows } = alignRuns(elsewhere, inRedis);
  const found = findDifferingLines(source, rows, { setting: 'logout', broken: 'sulks', sound: 'deletes' });
  expect([found.policy, found.sites.before]).toEqual([null, null]);
});
