import { LearnerFault } from './lab.ts';
import type { Fault } from './verdict.ts';

/** A fault after which a realm is no good any more. */
export type Loss = Extract<Fault, 'no-answer' | 'time-out' | 'memory' | 'ended'>;

export const isLoss = (fault: Fault): fault is Loss =>
  fault === 'no-answer' || fault === 'time-out' || fault === 'memory' || fault === 'ended';

// One sentence for each way in which a learner's code can end or hold its realm, whether that is a worker or a process.

export const outOfMemory = 'Your code took all the memory that it could get, and its process broke down.';

/** @param code what `process.exit` was given; null where another way was taken */
export const exited = (code: number | null): string =>
  code === null
    ? 'Your code ended its process: a server must not do that.'
    : `Your code ended its process with exit code ${code}: a server must not call process.exit.`;

/** @param who what was under way: a request as people write it, or a part of the code */
export const heldThread = (who: string): string =>
  `${who} did not give the thread back in time: it may hold an endless loop.`;

export const neverAnswered = (
  route: string,
  why = 'nothing came in all the time that it was given',
): string => `${route} was never answered: ${why}.`;

const deeds: Readonly<Record<Loss, string>> = {
  'no-answer': 'never answered',
  'time-out': 'held the thread',
  memory: 'taken all the memory',
  ended: 'ended the process',
};

/** For what was not even tried, since it is known by now how it ends. */
export function notAskedAgain(route: string | null, loss: Loss): LearnerFault {
  const deed = deeds[loss];
  return new LearnerFault(
    loss,
    route === null
      ? `Your server was not started again: it has ${deed} too often.`
      : `${route} was not asked again: it has ${deed} too often.`,
  );
}

/** For what is left of a run in which every answer came, and came late. */
export const tookTooLong = (): LearnerFault =>
  new LearnerFault(
    'time-out',
    'Your server was not started again: its answers have taken too long for that.',
  );
