import { useEffect, useState } from 'react';
import { findOpen } from '../api/find-open.ts';
import { homeOf, lessonOf } from '../page/addresses.ts';
import { type LastVisit, lastVisitRecord } from '../storage/last-visit.ts';

/** The last visit, once it is known that its sandbox is still open. */
export const useOpenVisit = (): LastVisit | null => {
  const [visit, setVisit] = useState<LastVisit | null>(null);
  useEffect(() => {
    let isWanted = true;
    void findOpen(lastVisitRecord).then(
      (found) => isWanted && setVisit(found.state === 'open' ? found.value : null),
    );
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
