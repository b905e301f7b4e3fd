import { sayRoomCode } from '#shared/room/room-code.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import type { Refusal } from '../requests/ask.ts';
import { BASE, hrefOf } from '../requests/base.ts';

const headings = new Map<Refusal['code'], string>([
  ['room-full', 'Every place is taken'],
  ['room-not-found', 'No room has this code'],
]);

/** Whoever could not come in, and why. */
export function TurnedAway({ code, refusal, again }: { code: string; refusal: Refusal; again: () => void }) {
  const heading = headings.get(refusal.code) ?? 'The door does not open';
  useTitle(heading);
  return (
    <Page>
      <div className="lone">
        <div className="ticket" role="alert">
          <p className="eyebrow" translate="no">
            Room {sayRoomCode(code)}
          </p>
          <h1>{heading}</h1>
          <p>{refusal.message}</p>
          <div className="actions-row">
            <button type="button" className="button" data-tone="main" onClick={again}>
              Try again
            </button>
            <a href={hrefOf('/r')}>Another code</a>
            <a href={BASE}>To the entrance</a>
          </div>
        </div>
      </div>
    </Page>
  );
}
