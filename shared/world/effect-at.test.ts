import { expect, it } from 'vitest';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange } from '../trace/trace-stories.ts';
import { effectAt } from './effect-at.ts';
import { foldWorld } from './fold-world.ts';

it('is the reply of the command that wrote a key: there the key is to be seen', () => {
  const { events } = loginExchange(createTraceBuilder());
  const keysAt = (number: number) => [...foldWorld(events, number).keys.keys()];
  const [written] = foldWorld(events).keys.values();
  const by = written?.writtenBy ?? 0;
  expect(keysAt(by)).toEqual([]);
  expect(effectAt(events, by)).toBeGreaterThan(by);
  expect(keysAt(effectAt(events, by))).not.toEqual([]);
});

it('is the event itself where nothing answers it', () => {
  const { events } = loginExchange(createTraceBuilder());
  expect(effectAt(events, 1)).toBe(1);
  expect(effectAt(events, 99)).toBe(99);
  const command = events.findIndex(({ type }) => type === 'store-command') + 1;
  expect(effectAt(events.slice(0, command), command)).toBe(command);
});
