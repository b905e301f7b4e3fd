import { showsPage } from '../page/addresses.ts';
import { hrefOf } from '../requests/base.ts';
import { useMakeShow } from '../take-away/use-make-show.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';

/** To the shows, and what was done on this stage as one of them; each beside the stage, which stays where the room looks. */
export function ShowsTools() {
  const isEmpty = useTimeline(({ context }) => context.events.length === 0);
  const makeShow = useMakeShow('From the stage', true);
  return (
    <>
      <a className="button" data-tone="quiet" href={hrefOf(showsPage)} target="_blank" rel="noreferrer">
        Shows
      </a>
      {!isEmpty && (
        <button type="button" className="button" data-tone="quiet" onClick={makeShow}>
          Make a show
        </button>
      )}
    </>
  );
}
