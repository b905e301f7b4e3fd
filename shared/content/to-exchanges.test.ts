import { expect, it } from 'vitest';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, lookupExchange, wrongPasswordExchange } from '../trace/trace-stories.ts';
import { createExchangeWalk } from './to-exchanges.ts';

const statuses = (exchanges: ReturnType<ReturnType<typeof createExchangeWalk>['follow']>) =>
  exchanges.map(({ response }) => response.status);

it('pairs each request with its response once both are there', () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  const walk = createExchangeWalk();
  expect(walk.follow(trace.events.slice(0, -1))).toEqual([]);
  expect(statuses(walk.follow([...trace.events]))).toEqual([200]);
});

it('goes on where it ended, whatever other walks are under way', () => {
  const [one, other] = [createTraceBuilder(), createTraceBuilder()];
  loginExchange(one);
  wrongPasswordExchange(other);
  const [walk, otherWalk] = [createExchangeWalk(), createExchangeWalk()];
  const [first] = walk.follow([...one.events]);
  otherWalk.follow([...other.events]);
  lookupExchange(one);
  const exchanges = walk.follow([...one.events]);
  expect(statuses(exchanges)).toEqual([200, 200]);
  // The very same object: what was walked is not walked again.
  expect(exchanges[0]).toBe(first);
});

it('begins anew with another trace, and leaves what it found of the first as it was', () => {
  const [one, other] = [createTraceBuilder(), createTraceBuilder()];
  loginExchange(one);
  wrongPasswordExchange(other);
  const walk = createExchangeWalk();
  const before = walk.follow([...one.events]);
  expect(statuses(walk.follow([...other.events]))).toEqual([401]);
  expect(statuses(before)).toEqual([200]);
});
