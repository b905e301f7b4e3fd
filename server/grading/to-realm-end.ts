import type { Breakdown, RealmEnd } from '#shared/grading/remote-realm.ts';
import { exited, outOfMemory } from '#shared/grading/tell-loss.ts';

/** Megabytes of JavaScript objects; what lies outside the heap may be three times as much. */
export const heap = 256;

/** Why a process is gone that learners' code ran in, or had a part in. */
export function toRealmEnd(code: number | null, signal: NodeJS.Signals | null): RealmEnd {
  // V8 aborts when its heap is full.
  if (signal === 'SIGABRT' || code === 134) return { fault: 'memory', why: outOfMemory };
  return { fault: 'ended', why: exited(signal ? null : code) };
}

/**
 * Why the host's process is gone. What runs in it is ours, so an error in it is ours as well; a signal, or too much in
 * the store, can only come from the learner's.
 */
export function toHostEnd(code: number | null, signal: NodeJS.Signals | null): RealmEnd | Breakdown {
  const end = toRealmEnd(code, signal ?? 'SIGKILL');
  if (signal || code === 0 || end.fault === 'memory') return end;
  return { fault: 'grader-bug', why: `The lab’s own process broke down, with exit code ${code}.` };
}
