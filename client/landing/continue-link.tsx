import { useEffect, useState } from 'react';
import { homeOf, lessonOf } from '../sandbox/addresses.ts';
import { findOpenVisit } from '../sandbox/find-open-visit.ts';
import type { LastVisit } from '../sandbox/last-visit.ts';

/** The last visit, once it is known that its sandbox is still open. */
export const useOpenVisit = (): LastVisit | null => {
  const [visit, setVisit] = useState<LastVisit | null>(null);
  useEffect(() => {
    let isWanted = true;
    void findOpenVisit().then((found) => isWanted && setVisit(found));
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
