import { findOpen } from '../api/find-open.ts';
import { homeOf, lessonOf } from '../page/addresses.ts';
import { useAsked } from '../page/use-asked.ts';
import { type LastVisit, lastVisitRecord } from '../storage/last-visit.ts';

/** The last visit, once it is known that its sandbox is still open. */
export const useOpenVisit = (): LastVisit | null => {
  const asked = useAsked(findOpen<LastVisit>, lastVisitRecord);
  return asked.state === 'here' && asked.value.state === 'open' ? asked.value.value : null;
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
