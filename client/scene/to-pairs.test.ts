import { expect, it } from 'vitest';
import { toScene } from '#shared/scene/to-scene.ts';
import { createTraceBuilder, curl } from '#shared/trace/trace-builder.ts';
import { exampleSessionId as id, loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { toPairs } from './to-pairs.ts';

it('says what attendant, tickets and hooks are in truth, those that just mattered first', () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  lookupExchange(trace, { actor: curl });
  const world = foldWorld(trace.events, 5);
  const pairs = toPairs(toScene(world, trace.events), world.at + 48_000);
  const key = `session:${id}`;
  expect(pairs.map(({ thing, analogy, truth }) => [thing, analogy, ...Object.values(truth)])).toEqual([
    [{ kind: 'attendant', id: 'A' }, 'Attendant', 'Server A', '', null],
    [{ kind: 'ticket', id }, 'curl’s ticket, on the counter', 'cookie', 'session_id=4f2a…c91', null],
    [{ kind: 'ticket', id }, 'Ticket in Browser’s hand', 'cookie', 'session_id=4f2a…c91', null],
    [{ kind: 'hook', id: key }, 'Hook with ada’s coat', 'key', 'session:4f2a…c91', '59:12'],
  ]);
});
