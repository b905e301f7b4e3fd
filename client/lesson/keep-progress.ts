import { FINISHED } from '../page/addresses.ts';
import type { Progress, progressRecord, Visit } from '../storage/lesson-progress.ts';

/** Of older sandboxes nobody remembers a step's beginning any more. */
const MAX_VISITS = 3;

/** What is to be kept of a lesson that is open. */
export type PresentProgress = {
  completed: readonly string[];
  beats: readonly string[];
  step: string;
  visit: Visit;
};

/**
 * Keeps what it is handed where that adds something to what was kept last from here: what another tab has forgotten
 * meanwhile stays forgotten. Returns what all tabs have done together; null where nothing was added.
 */
export function createProgressKeeper(record: ReturnType<typeof progressRecord>) {
  let last: PresentProgress | null = null;
  return (present: PresentProgress): PresentProgress | null => {
    if (last && !addsTo(last, present)) return null;
    last = keep(record, present);
    return last;
  };
}

function addsTo(known: PresentProgress, { completed, beats, step, visit }: PresentProgress): boolean {
  return (
    step !== known.step ||
    completed.some((id) => !known.completed.includes(id)) ||
    beats.some((mark) => !known.beats.includes(mark)) ||
    visit.read.some((mark) => !known.visit.read.includes(mark)) ||
    Object.keys(visit.openedAt).some((id) => !Object.hasOwn(known.visit.openedAt, id))
  );
}

/** Keeps it together with what another tab may have kept meanwhile. */
function keep(
  record: ReturnType<typeof progressRecord>,
  { completed, beats, step, visit }: PresentProgress,
): PresentProgress {
  const kept = record.read();
  const before: Progress =
    kept.state === 'kept' ? kept.value : { completed: [], beats: [], step, visits: [] };
  const others = before.visits.filter(({ sandboxId }) => sandboxId !== visit.sandboxId);
  const same = before.visits.find(({ sandboxId }) => sandboxId === visit.sandboxId);
  const joined = {
    completed: [...new Set([...before.completed, ...completed])],
    beats: [...new Set([...before.beats, ...beats])],
    visit: same ? join(same, visit) : visit,
  };
  record.write({
    completed: joined.completed,
    beats: joined.beats,
    step: step === FINISHED ? before.step : step,
    visits: [joined.visit, ...others].slice(0, MAX_VISITS),
  });
  return { ...joined, step };
}

/** A step was first opened when the first tab opened it. */
const join = (kept: Visit, now: Visit): Visit => ({
  ...now,
  openedAt: { ...now.openedAt, ...kept.openedAt },
  read: [...new Set([...kept.read, ...now.read])],
});
