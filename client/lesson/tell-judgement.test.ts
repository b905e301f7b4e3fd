import { expect, it } from 'vitest';
import type { Prediction } from '#shared/content/prediction.ts';
import { createTraceBuilder, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, logoutExchange, wrongPasswordExchange } from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { toGuessView } from './guess-view.ts';
import { whereTo } from './lesson.fixture.ts';
import { tellJudgement } from './tell-judgement.ts';

const { question, about, turn } = whereTo;

/** What is told of a guess, after so much of the trace has been shown. */
const told = (
  prediction: Prediction,
  option: string | null,
  trace: TraceBuilder,
  { since = 0, upTo = trace.events.length } = {},
) => {
  const events = trace.events.slice(0, upTo);
  const shown = { events, worldAt: (number: number) => foldWorld(events, number) };
  return tellJudgement(toGuessView(prediction, { option, since }, shown));
};
const login = () => loginExchange(createTraceBuilder());

it('names what was said by its letter, and what came in the same words', () => {
  expect(told(whereTo, 'store', login())).toEqual({
    said: 'B, as you said: to the session store.',
    came: '',
  });
  expect(told(whereTo, 'asker', login())).toEqual({
    said: 'You said A, back to the browser.',
    came: 'The arrow went to the session store.',
  });
  expect(
    told({ question, about, turn, asks: 'status' }, '200', wrongPasswordExchange(createTraceBuilder())),
  ).toEqual({ said: 'You said A, 200 OK.', came: 'The answer was 401 Unauthorized.' });
});

it('calls what came by the letter that it had before the press', () => {
  const trace = logoutExchange(login());
  const out = { route: 'POST /api/logout', actor: 'browser', name: null } as const;
  expect(told({ question, about: out, turn, asks: 'jar' }, 'same', trace, { since: 4 })).toEqual({
    said: 'You said C, it stays as it is.',
    came: 'What came was B: the ticket goes from it.',
  });
});

it('tells nothing before the arrow that shows it, and nothing to whoever said nothing', () => {
  expect(told(whereTo, 'store', login(), { upTo: 1 })).toBeNull();
  expect(told(whereTo, 'store', login(), { upTo: 2 })).not.toBeNull();
  expect(told(whereTo, null, login())).toBeNull();
});
