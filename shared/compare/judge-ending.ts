import type { Actor, TraceEvent, TraceEventOf } from '../trace/event.ts';
import { tellOutcome } from '../trace/tell-outcome.ts';

/** How a run ended, and what that means for the visitor whose cloakroom it is. */
export type Ending = {
  /** Number of the answer. */
  number: number;
  /** Who was answered. */
  actor: Actor;
  /** It was not the visitor who asked: a thief did, or a script in the visitor's name. */
  isStranger: boolean;
  status: number;
  /** In two or three words: `served`, `turned away`. */
  words: string;
  /** To a stranger it is bad to be served; to the visitor it is bad not to be. */
  meaning: 'good' | 'bad';
};

/** Judges a run by its last answer; null where nobody was answered. */
export const judgeEnding = (events: readonly TraceEvent[]): Ending | null => {
  const answer = events.findLast((event): event is TraceEventOf<'response'> => event.type === 'response');
  const outcome = answer && tellOutcome(answer, events);
  if (!answer || !outcome?.meaning) return null;
  const { number, actor, status } = answer;
  return {
    number,
    actor,
    isStranger: actor.kind === 'attacker',
    status,
    words: outcome.words,
    meaning: outcome.meaning,
  };
};
