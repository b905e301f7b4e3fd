import { expect, it } from 'vitest';
import { createActor } from 'xstate';
import { beginning } from '#shared/grading/lab.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import type { LiveServer } from '../lab/page-lab.ts';
import { timelineMachine } from '../timeline/timeline-machine.ts';
import { liveStream } from './live-stream.ts';

it('shows the learner’s clock from the start, and each event once', () => {
  const { events } = loginExchange(createTraceBuilder({ at: beginning + 5000 }));
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
  const context = () => timeline.getSnapshot().context;
  expect(context().skewMs + 1000).toBe(beginning);
  tell(events.slice(0, 2));
  tell(events);
  expect(context().events).toEqual(events);
  expect(context().skewMs + 1000).toBe(events.at(-1)?.at);
});
