import type { TraceEvent } from '#shared/trace/event.ts';
import { headerValues } from '#shared/trace/header-values.ts';
import { ParticipantGlyph } from '../diagram/participant-glyph.tsx';
import { mountOf } from '../page/addresses.ts';
import type { PanelName } from '../panels/drawer-state.ts';
import { usePanels } from '../panels/panels-context.tsx';
import { useTimeline, useTimelineRef } from '../timeline/timeline-provider.tsx';
import { shownNumber } from '../timeline/timeline-view.ts';
import { usePlayed } from '../timeline/use-played.ts';
import { type Place, placesInside } from './places-inside.ts';

const glyphs: Partial<Record<PanelName, 'store' | 'browser' | 'server'>> = {
  store: 'store',
  jar: 'browser',
  code: 'server',
};

/** The ways from what has just happened into the panels. */
export function LookInside({ sandboxId, result }: { sandboxId: string; result: TraceEvent }) {
  const timeline = useTimelineRef();
  const events = usePlayed();
  const shown = useTimeline(({ context }) => shownNumber(context));
  const { open } = usePanels();
  const places = placesInside(result, events);
  const page = pageOf(result, events);
  if (places.length === 0 && page === null) return null;
  const look = ({ panel, number }: Place) => {
    if (number !== shown) timeline.send({ type: 'select event', number });
    open(panel);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields of a form are gathered here.
    <div className="beat-look" role="group" aria-label="Look inside">
      {places.map((place) => {
        const glyph = glyphs[place.panel];
        return (
          <button key={place.label} type="button" className="beat-place" onClick={() => look(place)}>
            {glyph && <ParticipantGlyph kind={glyph} />}
            {place.label}
          </button>
        );
      })}
      {page !== null && (
        <a className="beat-place" href={mountOf(sandboxId) + page.slice(1)} target="_blank" rel="noreferrer">
          {page === '/dashboard' ? 'The dashboard itself' : 'The page itself'}
        </a>
      )}
    </div>
  );
}

/** The path of a page that the learner's own browser was given. */
function pageOf(result: TraceEvent, events: readonly TraceEvent[]): string | null {
  if (result.type !== 'response' || result.actor.kind !== 'browser' || result.status >= 300) return null;
  const isPage = headerValues(result.headers, 'content-type').some((type) => /^text\/html/i.test(type));
  const request = events.find(({ type, exchange }) => type === 'request' && exchange === result.exchange);
  return isPage && request?.type === 'request' ? request.path : null;
}
