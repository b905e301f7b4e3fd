import { Link } from 'wouter';
import { showsPage } from '../page/addresses.ts';
import { useMakeShow } from '../take-away/use-make-show.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';

/** To the shows, and what was done on this stage as one of them. */
export function ShowsTools() {
  const isEmpty = useTimeline(({ context }) => context.events.length === 0);
  const makeShow = useMakeShow('From the stage');
  return (
    <>
      <Link className="button" data-tone="quiet" href={showsPage}>
        Shows
      </Link>
      {!isEmpty && (
        <button type="button" className="button" data-tone="quiet" onClick={makeShow}>
          Make a show
        </button>
      )}
    </>
  );
}
