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
  'no-answer': 'left its visitors without an answer',
  'time-out': 'held the thread',
  memory: 'taken all the memory',
  ended: 'ended the process',
};

/** For a request, or with null a start of the server, that is known by now to end so. */
export const notAskedAgain = (route: string | null, loss: Loss): LearnerFault =>
  new LearnerFault(
    loss,
    route === null
      ? `Your server was not started again: it has ${deeds[loss]} too often.`
      : `${route} was not asked again: it has ${deeds[loss]} too often.`,
  );

/** For what is left once a realm was lost at many requests, whether or not this one was among them. */
export const gaveUp = (route: string | null, loss: Loss): LearnerFault =>
  route === null
    ? notAskedAgain(null, loss)
    : new LearnerFault(loss, `${route} was not asked: your server has ${deeds[loss]} too often.`);

/** For what is left of a run whose answers came late. */
export const tookTooLong = (route: string | null): LearnerFault =>
  new LearnerFault(
    'too-slow',
    route === null
      ? 'Your server was not started again: its answers have taken too long for that.'
      : `${route} was not asked: your server’s answers have taken too long for that.`,
  );
