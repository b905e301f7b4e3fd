import type { TraceEvent, TraceEventOf } from '../trace/event.ts';
import { foldWorld } from '../world/fold-world.ts';
import type { SessionStory } from '../world/world.ts';
import { isAskedFor } from './asked.ts';
import type { Prediction } from './prediction.ts';
import {
  backToAsker,
  jarOptions,
  type PredictionOption,
  storeOptions,
  ticketOf,
  toItself,
  toStatus,
  toStore,
} from './prediction-options.ts';

/** What really came, and the number of the event that shows it. */
export type Judgement = { came: PredictionOption; number: number };

/**
 * What became of that which was guessed, from what happened after the event of the number `since`; null until the trace
 * shows it. A guess was right if it has the same id.
 */
export function judgePrediction(
  prediction: Prediction,
  events: readonly TraceEvent[],
  since: number,
): Judgement | null {
  const request = events.filter((event) => event.number > since && isAskedFor(prediction.about, event))[
    prediction.turn - 1
  ];
  if (!request) return null;
  const exchange = events.filter(
    (event) => event.exchange === request.exchange && event.number >= request.number,
  );
  if (prediction.asks === 'lane') return judgeLane(prediction, exchange);
  const response = exchange.find((event) => event.type === 'response');
  if (!response) return null;
  return { came: whatCame(prediction, { events, since, exchange, response }), number: response.number };
}

/** The first arrow after the moment that was named; where it never comes, the answer goes back before it. */
function judgeLane(
  { about, after }: Extract<Prediction, { asks: 'lane' }>,
  exchange: readonly TraceEvent[],
): Judgement | null {
  const moments = after === 'request' ? ['request'] : ['store-reply', 'own-store'];
  const moment = exchange.findIndex(({ type }) => moments.includes(type));
  const next = moment === -1 ? exchange.find(({ type }) => type === 'response') : exchange[moment + 1];
  if (!next) return null;
  switch (next.type) {
    case 'response':
      return { came: backToAsker(about, next.actor.id), number: next.number };
    case 'store-command':
      return { came: toStore, number: next.number };
    case 'own-store':
      return { came: toItself, number: next.number };
    case 'request':
    case 'store-reply':
    case 'note':
      return null;
  }
}

type Seen = {
  events: readonly TraceEvent[];
  since: number;
  exchange: readonly TraceEvent[];
  response: TraceEventOf<'response'>;
};

function whatCame(prediction: Prediction, { events, since, exchange, response }: Seen): PredictionOption {
  const after = foldWorld(events, response.number);
  if (prediction.asks === 'status') return toStatus(response.status);
  if (prediction.asks === 'store') return whatBecame([...after.sessions.values()], exchange);
  const [was, is] = [ticketOf(foldWorld(events, since), prediction.about), ticketOf(after, prediction.about)];
  if (was === is) return jarOptions.same;
  if (was === null) return jarOptions.more;
  return is === null ? jarOptions.fewer : jarOptions.other;
}

/** What this exchange did to the sessions, whatever others did meanwhile. */
function whatBecame(sessions: readonly SessionStory[], exchange: readonly TraceEvent[]): PredictionOption {
  const numbers = new Set(exchange.map(({ number }) => number));
  const come = sessions.some(({ createdBy }) => numbers.has(createdBy));
  const gone = sessions.some(({ end }) => end?.by != null && numbers.has(end.by));
  if (come) return gone ? storeOptions.other : storeOptions.more;
  return gone ? storeOptions.fewer : storeOptions.same;
}
