import type { Root } from 'hast';
import { type ComponentProps, createContext, useContext } from 'react';
import { chipOf } from '#shared/scene/to-chip.ts';
import type { World } from '#shared/world/world.ts';
import { browserTicketOf } from '../controls/ticket-holders.ts';
import { usePanels } from '../panels/panels-context.tsx';
import { useFilm, useTimeline } from '../timeline/timeline-provider.tsx';
import { numberSpace, sayGuessingTime } from './guessing-time.ts';
import { panelCalled } from './panel-called.ts';
import { Prose } from './prose.tsx';
import { TicketChip } from './ticket-chip.tsx';

/** The number of the event after which a text tells its story; infinite for one that tells of now. */
const Told = createContext(Number.POSITIVE_INFINITY);

/**
 * The text of a beat: the names of panels in it open them, and a ticket is the one that the browser held at the end of
 * the event number `upTo`.
 */
export function BeatProse({ root, upTo }: { root: Root; upTo: number }) {
  return (
    <Told value={upTo}>
      <Prose root={root} components={{ strong: Strong, span: Span }} />
    </Told>
  );
}

function Strong({ children }: ComponentProps<'strong'>) {
  const { open } = usePanels();
  const panel = panelCalled(typeof children === 'string' ? children : '');
  if (panel === null) return <strong>{children}</strong>;
  return (
    <span className="prose-thing">
      <button type="button" className="panel-name" onClick={() => open(panel)}>
        {children}
      </button>
    </span>
  );
}

function Span(props: ComponentProps<'span'>) {
  if ('data-ticket' in props) return <BrowserTicket />;
  if ('data-guesses-per-second' in props)
    return <GuessingTime perSecond={Number(props['data-guesses-per-second'])} />;
  return <span {...props} />;
}

/** How long somebody guesses who tries half of all numbers that are as long as the newest session's. */
function GuessingTime({ perSecond }: { perSecond: number }) {
  const newest = [...useToldWorld().sessions.keys()].at(-1);
  if (newest === undefined) return <span>no number has been given out yet</span>;
  const { digits, bits } = numberSpace(newest);
  return (
    <strong>
      {digits}, {Math.round(bits)} bits: {sayGuessingTime(bits, perSecond)}
    </strong>
  );
}

/** The world at the end of what a text tells of. */
function useToldWorld(): World {
  const events = useTimeline(({ context }) => context.events);
  const head = useTimeline(({ context }) => context.head);
  return useFilm().at(events, Math.min(useContext(Told), head));
}

/** The ticket in the browser's hand. */
function BrowserTicket() {
  const events = useTimeline(({ context }) => context.events);
  const world = useToldWorld();
  const id = browserTicketOf(world);
  if (id === null) return <span className="ticket-none">no ticket</span>;
  return (
    <span className="prose-thing">
      <TicketChip chip={chipOf(id, world, events)} />
    </span>
  );
}
