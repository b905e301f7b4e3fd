import { expect, it } from 'vitest';
import { createActor } from 'xstate';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { recordedStream } from './recorded-stream.ts';
import { timelineMachine } from './timeline-machine.ts';

it('shows a whole trace from its end, to be looked at from any event on', () => {
  const { events } = loginExchange(createTraceBuilder());
  const traceStream = recordedStream({ dropped: 0, events: [...events] });
  const timeline = createActor(timelineMachine.provide({ actors: { traceStream } }), {
    input: { sandboxId: '' },
  }).start();
  expect(timeline.getSnapshot().value).toMatchObject({ line: 'recorded', view: 'live' });
  expect(timeline.getSnapshot().context.events).toEqual(events);
  timeline.send({ type: 'select event', number: 2 });
  expect(timeline.getSnapshot().value).toMatchObject({ line: 'recorded', view: 'looking back' });
});
