import { createActor, fromCallback, fromPromise } from 'xstate';
import { fetchNews, inspectStream } from '../requests/news-api.ts';
import { hearStream, type StreamPlace } from './hear-stream.ts';
import { inBatches, inNextTask } from './in-batches.ts';
import { lineMachine } from './line-machine.ts';
import type { Asked } from './line-parts.ts';
import { nameCause } from './name-cause.ts';
import type { StreamCommand, StreamInput, StreamMessage } from './stream-message.ts';
import { surroundings } from './surroundings.ts';

const askForNews = async ({ sandboxId, after }: StreamPlace, signal: AbortSignal): Promise<Asked> => {
  const begunAt = performance.now();
  const answer = await fetchNews(sandboxId, after, signal);
  if (answer.ok) return { type: 'news', news: answer.value, at: Date.now(), after };
  const { code, message } = answer.refusal;
  if (code === 'sandbox-not-found') return { type: 'gone' };
  return { type: 'refused', why: message, tookMs: performance.now() - begunAt };
};

const browserLine = lineMachine.provide({
  actors: {
    surroundings,
    stream: hearStream(
      (address) => new EventSource(address),
      () => Date.now(),
    ),
    ask: fromPromise(({ input, signal }) => askForNews(input, signal)),
    inspect: fromPromise(async ({ input, signal }) =>
      nameCause(await inspectStream(input.sandboxId, signal)),
    ),
  },
});

/** The timeline's line to the server, in a browser. */
export const traceStream = fromCallback<StreamCommand, StreamInput>(({ sendBack, receive, input }) => {
  const line = createActor(browserLine, { input: { ...input, random: Math.random } });
  const tell = inBatches<StreamMessage>(sendBack, inNextTask);
  line.on('*', tell);
  receive((command) => line.send(command));
  line.start();
  return () => void line.stop();
});
