import { expect, it } from 'vitest';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { foldWorld } from '../world/fold-world.ts';
import { lastEndedSession } from './last-ended-session.ts';

const trace = () => {
  const builder = createTraceBuilder();
  const run = (...command: [string, ...string[]]) => {
    const calls = [{ commands: [command], replies: [1] }];
    builder.exchange({ method: 'POST', path: '/', status: 200, reason: 'OK', calls });
  };
  return { run, last: () => lastEndedSession(foldWorld(builder.events)) };
};

it('knows none while every session lives', () => {
  const { run, last } = trace();
  expect(last()).toBeNull();
  run('SETEX', 'session:a', '60', '{}');
  expect(last()).toBeNull();
});

it('is the one that ended last, not the one that began last', () => {
  const { run, last } = trace();
  for (const id of ['a', 'b', 'c']) run('SETEX', `session:${id}`, '60', '{}');
  run('DEL', 'session:b');
  run('DEL', 'session:a');
  expect(last()).toBe('a');
});
