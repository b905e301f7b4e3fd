import type { TraceEvent } from '../trace/event.ts';
import { findObserved } from './is-observed.ts';
import { practiceFacts, type Run } from './practice-facts.ts';
import { findMatch } from './practice-match.ts';
import type { PracticeQuestion } from './practice-question.ts';

/**
 * What a run came to: the answer in the form of `expected`, null where it was none of those offered; and the number of the
 * event that shows each option, where one does.
 */
export type DerivedAnswer = { came: string | null; shownBy: Readonly<Record<string, number>> };

/**
 * The answer to a question, derived from the trace of its run: the events after the number `since`, up to `until`. The page and the
 * tests ask by this one function, so that neither goes by a key. Of a choice it is the author's, if its run shows what it is
 * said to show.
 */
export function deriveAnswer(
  question: PracticeQuestion,
  events: readonly TraceEvent[],
  { since, until = Number.POSITIVE_INFINITY }: { since: number; until?: number },
): DerivedAnswer {
  const known = events.filter(({ number }) => number <= until);
  const run = known.filter(({ number }) => number > since);
  switch (question.kind) {
    case 'choice': {
      const seen = findObserved(question.observe, known, { since, numberOf: () => since });
      const last = seen.at(-1);
      if (last === undefined || last === null || seen.includes(null)) return nothing;
      return { came: question.expected, shownBy: { [question.expected]: last } };
    }
    case 'predict':
      return derivePrediction(question, known, run);
    case 'order':
      return deriveOrder(question, run);
  }
}

const nothing: DerivedAnswer = { came: null, shownBy: {} };

function derivePrediction(
  { facts, claims }: Extract<PracticeQuestion, { kind: 'predict' }>,
  events: readonly TraceEvent[],
  run: readonly TraceEvent[],
): DerivedAnswer {
  const last = run.findLast((event) => event.type === 'response');
  const asked = run.find((event) => event.type === 'request' && event.exchange === last?.exchange);
  if (last?.type !== 'response' || asked?.type !== 'request') return nothing;
  const told = toFacts(facts, { events, run, last, asked });
  const came = Object.keys(claims).find((id) => claims[id]?.every((value, at) => value === told[at]));
  return came === undefined ? nothing : { came, shownBy: { [came]: last.number } };
}

const toFacts = (
  facts: Extract<PracticeQuestion, { kind: 'predict' }>['facts'],
  run: Run,
): (string | null)[] => facts.map((fact) => practiceFacts[fact].tell(run));

/** All items must have come, or there is no order of them. */
function deriveOrder(
  { matches }: Extract<PracticeQuestion, { kind: 'order' }>,
  run: readonly TraceEvent[],
): DerivedAnswer {
  const shownBy: Record<string, number> = {};
  for (const [id, match] of Object.entries(matches)) {
    const event = findMatch(match, run);
    if (event) shownBy[id] = event.number;
  }
  const ids = Object.keys(matches);
  if (ids.some((id) => shownBy[id] === undefined)) return { came: null, shownBy };
  const came = ids.toSorted((a, b) => (shownBy[a] ?? 0) - (shownBy[b] ?? 0)).join(' ');
  return { came, shownBy };
}
