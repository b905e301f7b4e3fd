import { createActor, fromCallback, fromPromise } from 'xstate';
import { type News, newsSchema } from '#shared/api/sandbox-api.ts';
import type { Answer } from '../requests/ask.ts';
import { fetchNews, inspectStream, placeOfSandbox } from '../requests/news-api.ts';
import { type EventLine, hearStream, type StreamPlace } from './hear-stream.ts';
import { inBatches, inNextTask } from './in-batches.ts';
import { lineMachine } from './line-machine.ts';
import type { Asked } from './line-parts.ts';
import { nameCause } from './name-cause.ts';
import type { StreamCommand, StreamInput, StreamMessage } from './stream-message.ts';
import { surroundings } from './surroundings.ts';

/** How to come by a trace: where it is told, and by what. */
export type Ways = {
  /** The address before `/events` and `/news`. */
  placeOf(sandboxId: string): string;
  openStream(address: string): EventLine;
  fetchNews(place: string, after: number | null, signal: AbortSignal): Promise<Answer<News>>;
};

const toAsked = (answer: Answer<News>, after: number | null, begunAt: number): Asked => {
  if (answer.ok) return { type: 'news', news: answer.value, at: Date.now(), after };
  const { code, message } = answer.refusal;
  if (code === 'sandbox-not-found' || code === 'room-not-found') return { type: 'gone' };
  return { type: 'refused', why: message, tookMs: performance.now() - begunAt };
};

const createLine = (ways: Ways) => {
  const ask = async ({ sandboxId, after }: StreamPlace, signal: AbortSignal): Promise<Asked> => {
    const begunAt = performance.now();
    return toAsked(await ways.fetchNews(ways.placeOf(sandboxId), after, signal), after, begunAt);
  };
  return lineMachine.provide({
    actors: {
      surroundings,
      stream: hearStream(ways.openStream, () => Date.now(), ways.placeOf),
      ask: fromPromise(({ input, signal }) => ask(input, signal)),
      inspect: fromPromise(async ({ input, signal }) =>
        nameCause(await inspectStream(ways.placeOf(input.sandboxId), signal)),
      ),
    },
  });
};

/**
 * The timeline's line to the server, in a browser. `as` is what the browser's windows call it among themselves, where that is
 * not the sandbox.
 */
export const createTraceStream = (ways: Ways, as?: string) => {
  const browserLine = createLine(ways);
  return fromCallback<StreamCommand, StreamInput>(({ sendBack, receive, input: { sandboxId } }) => {
    const input = { sandboxId: as ?? sandboxId, random: Math.random };
    const line = createActor(browserLine, { input });
    const tell = inBatches<StreamMessage>(sendBack, inNextTask);
    line.on('*', tell);
    receive((command) => line.send(command));
    line.start();
    return () => void line.stop();
  });
};

export const traceStream = createTraceStream({
  placeOf: placeOfSandbox,
  openStream: (address) => new EventSource(address),
  fetchNews: (place, after, signal) => fetchNews(place, after, signal, newsSchema),
});
