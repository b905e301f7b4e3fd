import type { Root } from 'hast';
import type { Action, Beginning, Observation } from './lesson.ts';
import type { Fact } from './practice-facts.ts';
import type { Match } from './practice-match.ts';

/** One answer that can be given, or one item of an order. Ids are the letters of their places in the file. */
export type PracticeOption = { id: string; text: Root; reason: Root };

type Common = {
  /** Unique among all questions, and part of the address. */
  id: string;
  topic: string;
  asks: Root;
  /** What the sandbox is like while it is run; what is not named is as every sandbox begins. */
  sandbox: Beginning;
  /** Done first, so that there is something to ask about: nothing of it counts. */
  before: Action[];
  /** What decides. Empty for a choice that cannot be run. */
  run: Action[];
  options: PracticeOption[];
  /**
   * What its author takes to be right: an option's id; of an order all ids with a space between them. Of a choice this is
   * the answer. Everywhere else the run decides, and the tests compare.
   */
  expected: string;
};

/** For practice: a question and its answers, each with a reason, and what is really sent to find out. */
export type PracticeQuestion = Common &
  (
    | {
        kind: 'choice';
        /** What its run shows. */
        observe: Observation[];
        /** The step of a lesson where it was seen, `closing-time/revoke`; null where the run shows it. */
        seen: string | null;
      }
    | {
        kind: 'predict';
        facts: Fact[];
        /** By an option's id, what would be so of each fact. */
        claims: Readonly<Record<string, readonly string[]>>;
      }
    | {
        kind: 'order';
        /** By an item's id, the event that it stands for. */
        matches: Readonly<Record<string, Match>>;
      }
  );

/** The questions of one file, `lessons/questions/<number>-<id>.md`. */
export type Topic = { id: string; title: string; summary: string; questions: PracticeQuestion[] };
