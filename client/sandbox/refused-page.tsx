import { OpenButton } from '../entrance/open-button.tsx';
import { homeOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { hrefOf } from '../requests/base.ts';
import type { VisitRefusal } from './read-refusal.ts';

const says = {
  'too-many-devices': {
    heading: 'No hook is left for one more device',
    why: 'This cloakroom knows each device by a name of its own, and has as many as it can tell apart. Whoever has been let in stays. You may look on at what the others do, or have a cloakroom to yourself.',
  },
  'too-many-waiting': {
    heading: 'The counter is crowded',
    why: 'More is asked for here at once than can stand in line. In a moment there is room again.',
  },
} as const satisfies Record<VisitRefusal, { heading: string; why: string }>;

/** Whoever went to the demo app and was not let in: why, and where to go instead. */
export function RefusedPage({ id, refusal }: { id: string; refusal: VisitRefusal }) {
  const { heading, why } = says[refusal];
  useTitle(heading);
  return (
    <Page>
      <div className="lone">
        <div className="ticket" role="alert">
          <p className="eyebrow">Turned away</p>
          <h1>{heading}</h1>
          <p>{why}</p>
          <div className="actions-row">
            {refusal === 'too-many-devices' ? (
              <OpenButton>Open one of my own</OpenButton>
            ) : (
              <button type="button" className="button" data-tone="main" onClick={() => location.reload()}>
                Try again
              </button>
            )}
            <a href={hrefOf(homeOf(id))}>Look on</a>
            <a href={hrefOf('/r')}>Into a presenter’s room</a>
          </div>
        </div>
      </div>
    </Page>
  );
}
