import { expect, it } from 'vitest';
import { firstSettings } from '#shared/sandbox/settings.ts';
import { differences, expectedSettings, isAsExpected } from './expected-settings.ts';
import { lessonOf, stepOf } from './lesson.fixture.ts';

const settings = (change: Record<string, string>) => ({
  actions: [{ type: 'settings' as const, label: 'x', ...change }],
});
const lesson = {
  ...lessonOf(
    stepOf('begin', {}),
    stepOf('two', settings({ servers: '2' }), settings({ 'sessions-in': 'memory' })),
    stepOf('last', {}),
  ),
  sandbox: { timeout: 'idle' },
};
const idle = { ...firstSettings, timeout: 'idle' as const };
const two = { ...idle, servers: ['A' as const, 'B' as const] };
const memory = { ...two, sessionsIn: 'memory' as const };

it('begins as the lesson says, and goes on as its steps have it', () => {
  expect(expectedSettings(lesson, 'begin')).toEqual({ first: idle, later: [] });
  expect(expectedSettings(lesson, 'two')).toEqual({ first: idle, later: [two, memory] });
  expect(expectedSettings(lesson, 'last')).toEqual({ first: memory, later: [] });
});

it('is content half-way through a step, and not with what another lesson left', () => {
  const expected = expectedSettings(lesson, 'two');
  expect([idle, two, memory].map((one) => isAsExpected(one, expected))).toEqual([true, true, true]);
  expect(isAsExpected(firstSettings, expected)).toBe(false);
});

it('says in what a sandbox differs, by how it is', () => {
  expect(differences(memory, firstSettings)).toEqual(['idle timeout', 'two servers', 'sessions in memory']);
});
