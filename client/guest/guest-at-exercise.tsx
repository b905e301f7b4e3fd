import { useEffect, useState } from 'react';
import type { OwnChecks } from '#shared/api/room-api.ts';
import type { CheckResult } from '#shared/grading/verdict.ts';
import { sayRoomCode } from '#shared/room/room-code.ts';
import { createTeller } from '../room/create-teller.ts';
import { joinRoom, tellOwnChecks } from '../room/room-api.ts';
import { roomPlaceRecord } from '../storage/room-place.ts';
import { BackToRoom } from './guest-bar.tsx';
import { toOwnChecks } from './to-own-checks.ts';
import { useRoomTold } from './use-room-told.ts';

export type GuestAtExerciseProps = {
  exercise: string;
  /** What the last run has found; null while there is none that came to its end. */
  results: readonly CheckResult[] | null;
};

/** For a guest of a room who writes an exercise: the way back there. Its presenter hears which checks fail. */
export function GuestAtExercise({ exercise, results }: GuestAtExerciseProps) {
  const kept = roomPlaceRecord.read();
  const code = kept.state === 'kept' ? kept.value.code : null;
  const told = useRoomTold(code);
  const [tell] = useState(() => createTeller<OwnChecks>((checks) => wasHeard(code, checks), later));
  // Whoever was in a room some other day has nobody to tell.
  const isIn = told !== null;
  useEffect(() => {
    if (isIn && results !== null) tell(toOwnChecks(exercise, results));
  }, [isIn, exercise, results, tell]);
  if (code === null || !isIn) return null;
  return (
    <BackToRoom code={code} told={told}>
      Room {sayRoomCode(code)} goes on. Its presenter is told which checks fail, and not for whom.
    </BackToRoom>
  );
}

const later = (ms: number, callback: () => void) => void setTimeout(callback, ms);

/** Whoever has lost their place takes one again and says it once more; a room that is gone is told nothing. */
async function wasHeard(code: string | null, checks: OwnChecks): Promise<boolean> {
  if (code === null) return true;
  const answer = await tellOwnChecks(code, checks);
  if (answer.ok || answer.refusal.code === 'room-not-found' || answer.refusal.code === 'bad-request')
    return true;
  if (answer.refusal.code !== 'not-in-room') return false;
  const joined = await joinRoom(code);
  return !joined.ok && joined.refusal.code !== 'unreachable';
}
