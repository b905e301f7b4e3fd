import { expect, it } from 'vitest';
import { createActor } from 'xstate';
import { beginning } from '#shared/grading/lab.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import type { LiveServer } from '../grading/live-server.ts';
import { timelineMachine } from '../timeline/timeline-machine.ts';
import { liveStream } from './live-stream.ts';

/** A server whose events the test tells, and the timeline that hears of them. */
function setup() {
  let tell: Parameters<LiveServer['subscribe']>[0] = () => undefined;
  const server = {
    subscribe(listener: typeof tell) {
      tell = listener;
      listener([]);
      return () => undefined;
    },
  } as LiveServer;
  const traceStream = liveStream(server, () => 1000);
  const timeline = createActor(timelineMachine.provide({ actors: { traceStream } }), {
    input: { sandboxId: '' },
  }).start();
  return {
    tell: (events: readonly TraceEvent[]) => tell(events),
    context: () => timeline.getSnapshot().context,
  };
}

it('shows the learner’s clock from the start, and each event once', () => {
  const { events } = loginExchange(createTraceBuilder({ at: beginning + 5000 }));
  const { tell, context } = setup();
  expect(context().skewMs + 1000).toBe(beginning);
  tell(events.slice(0, 2));
  tell(events);
  expect(context().events).toEqual(events);
  expect(context().skewMs + 1000).toBe(events.at(-1)?.at);
});

it('lets go what the server has let go, and says how much', () => {
  const { events } = loginExchange(createTraceBuilder({ at: beginning }));
  const numbered = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({
      ...(events[0] as TraceEvent),
      number: from + index,
    }));
  const { tell, context } = setup();
  tell(numbered(1, 10));
  // A step that caused more than is kept: between what was heard and what is there now some are missing.
  tell(numbered(21, 30));
  expect(context().dropped).toBe(20);
  expect(context().events.map(({ number }) => number)).toEqual(numbered(21, 30).map(({ number }) => number));
});
