import { sessionIdOf } from '../session/vocabulary.ts';
import { describeEvent } from './describe-event.ts';
import type { Command, TraceEvent } from './event.ts';

const isOfSession = ({ args }: Command): boolean => sessionIdOf(args[0] ?? '') !== null;

const further = (count: number, isBookkeeping: boolean): string =>
  `${count} ${count === 1 ? 'line' : 'lines'} ${isBookkeeping ? 'of book-keeping' : 'more'}`;

/**
 * What is shown, in a sentence short enough to stand beneath a picture: of commands that went together, and of their
 * replies, the first, and how many more there were. `describeEvent` says them all.
 */
export const sayShortly = (event: TraceEvent): string => {
  if (event.type === 'store-command') {
    const [first, ...others] = event.commands;
    if (!first || others.length === 0) return describeEvent(event);
    const isBookkeeping = isOfSession(first) && !others.some(isOfSession);
    return `${describeEvent({ ...event, commands: [first], transaction: false })}, with ${further(others.length, isBookkeeping)}`;
  }
  if (event.type === 'store-reply') {
    const [first, ...others] = event.replies;
    if (!first || others.length === 0) return describeEvent(event);
    return `${describeEvent({ ...event, replies: [first] })}, and to ${further(others.length, false)}`;
  }
  return describeEvent(event);
};
