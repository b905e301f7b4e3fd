import { useEffect, useState } from 'react';
import { homeOf, lessonOf } from '../sandbox/addresses.ts';
import { type LastVisit, lastVisitRecord } from '../sandbox/last-visit.ts';
import { fetchStatus } from '../sandbox/sandbox-api.ts';

/** The last visit, once it is known that its sandbox is still open. */
export const useOpenVisit = (): LastVisit | null => {
  const [visit, setVisit] = useState<LastVisit | null>(null);
  useEffect(() => {
    const kept = lastVisitRecord.read();
    if (kept.state !== 'kept') return;
    let isWanted = true;
    void fetchStatus(kept.value.sandboxId).then((answer) => {
      if (!isWanted) return;
      if (answer.ok) setVisit(kept.value);
      else if (answer.refusal.code === 'sandbox-not-found') lastVisitRecord.remove();
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return visit;
};

/** Leads back to the step that was open last. */
export function ContinueLink({ visit: { sandboxId, lesson, step } }: { visit: LastVisit }) {
  const href = lesson ? lessonOf(sandboxId, lesson, step ?? undefined) : homeOf(sandboxId);
  // Not the router's link: `document.cookie` belongs to the address from which a document was loaded.
  return (
    <a className="button" data-tone="main" href={href}>
      Continue where you left off
    </a>
  );
}
