import type { Beat, Lesson, Step } from '#shared/content/lesson.ts';
import { lessonOf } from '../page/addresses.ts';

/** A step in which one logs in. */
export type LogInAt = { href: string; title: string };

/**
 * Where to log in, for whoever lacks a ticket at a beat: the nearest step before it that does so. Null where none does,
 * or a beat above in the same step.
 */
export function logInAt(
  sandboxId: string,
  { slug, steps }: Lesson,
  { step, index }: { step: Step; index: number },
): LogInAt | null {
  if (step.beats.slice(0, index).some(logsIn)) return null;
  const at = steps.slice(0, steps.indexOf(step)).findLast(({ beats }) => beats.some(logsIn));
  return at ? { href: lessonOf(sandboxId, slug, at.id), title: at.title } : null;
}

const logsIn = ({ actions }: Beat): boolean => actions.some(({ type }) => type === 'log-in');
