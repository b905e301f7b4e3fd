import type { RealmEnd } from '#shared/grading/remote-realm.ts';
import { exited, outOfMemory } from '#shared/grading/tell-loss.ts';

/** Megabytes of JavaScript objects; what lies outside the heap may be three times as much. */
export const heap = 256;

/** Why a process is gone that learners' code ran in, or had a part in. */
export function toRealmEnd(code: number | null, signal: NodeJS.Signals | null): RealmEnd {
  // V8 aborts when its heap is full.
  if (signal === 'SIGABRT' || code === 134) return { fault: 'memory', why: outOfMemory };
  return { fault: 'ended', why: exited(signal ? null : code) };
}
