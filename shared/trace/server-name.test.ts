import { expect, it } from 'vitest';
import { participantsOf } from '../diagram/participants.ts';
import { toScene } from '../scene/to-scene.ts';
import { foldWorld } from '../world/fold-world.ts';
import { describeEvent } from './describe-event.ts';
import { createTraceBuilder, type TraceBuilder } from './trace-builder.ts';
import { loginExchange, lookupExchange } from './trace-stories.ts';

const openSecond = (trace: TraceBuilder) => trace.note({ kind: 'server-changed', now: 'started' }, 'B');

it.each<[string, (trace: TraceBuilder) => unknown]>([
  ['before there is a second server', lookupExchange],
  ['once there is one', (trace) => openSecond(lookupExchange(trace))],
])('is one and the same in head, sentence, note and scene, %s', (_, tell) => {
  const trace = loginExchange(createTraceBuilder());
  tell(trace);
  trace.note({ kind: 'server-changed', now: 'restarted' }, 'A');
  const { events } = trace;

  expect(participantsOf(events).find(({ of }) => of === 'A')?.name).toBe('Server A');
  for (const event of events) {
    const attendants = toScene(foldWorld(events, event.number), events).attendants;
    expect(attendants.find(({ id }) => id === 'A')?.name).toBe('Server A');
    expect(describeEvent(event)).toMatch(event.server === 'A' ? /Server A/ : /Server B/);
  }
});
