import type { Root } from 'hast';
import type { TextKind } from './lab.ts';

/** What is known of an exercise before it is opened. */
export type ExerciseSummary = {
  /** Its folder's name, its address and its name on the command line: `challenge`. */
  id: string;
  title: string;
  summary: string;
  minutes: number;
};

/** One of `lessons/exercises/<id>/`: `task.md`, `hints.md`, `starter.ts`, `solution.ts`, `grade.test.ts`. */
export type Exercise = ExerciseSummary & {
  task: Root;
  /** What the learner writes: a server, or the tests that judge servers of ours. */
  writes: TextKind;
  /** By check id, each with three levels: a nudge, the idea, nearly the code. */
  hints: Readonly<Record<string, readonly [string, string, string]>>;
  starter: string;
  solution: string;
};
