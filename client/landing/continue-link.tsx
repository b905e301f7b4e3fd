import { reached } from '../late/reached.ts';
import { useAsked } from '../late/use-asked.ts';
import { homeOf, lessonOf } from '../page/addresses.ts';
import { hrefOf } from '../requests/base.ts';
import { findOpen } from '../requests/find-open.ts';
import { type LastVisit, lastVisitRecord } from '../storage/last-visit.ts';

const find = async (record: typeof lastVisitRecord) => {
  const found = await findOpen(record);
  if (found.state === 'unknown') await reached('your last visit', { ok: false, refusal: found.refusal });
  return found;
};

/** The last visit, once it is known that its sandbox is still open. */
export const useOpenVisit = (): LastVisit | null => {
  const asked = useAsked(find, lastVisitRecord);
  return asked.state === 'here' && asked.value.state === 'open' ? asked.value.value : null;
};

/** Leads back to the step that was open last. */
export function ContinueLink({ visit: { sandboxId, lesson, step } }: { visit: LastVisit }) {
  const href = lesson ? lessonOf(sandboxId, lesson, step ?? undefined) : homeOf(sandboxId);
  // Not the router's link: `document.cookie` belongs to the address from which a document was loaded.
  return (
    <a className="button" data-tone="main" href={hrefOf(href)}>
      Continue where you left off
    </a>
  );
}
