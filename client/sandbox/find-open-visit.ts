import { type LastVisit, lastVisitRecord } from './last-visit.ts';
import { fetchStatus } from './sandbox-api.ts';

/** The last visit, if its sandbox is still open. Forgets one whose sandbox is gone. */
export const findOpenVisit = async (): Promise<LastVisit | null> => {
  const kept = lastVisitRecord.read();
  if (kept.state !== 'kept') return null;
  const answer = await fetchStatus(kept.value.sandboxId);
  if (answer.ok) return kept.value;
  if (answer.refusal.code === 'sandbox-not-found') lastVisitRecord.remove();
  return null;
};
