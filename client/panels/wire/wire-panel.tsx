import { receiverOf } from '#shared/trace/drop.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { toStoreLines } from '#shared/wire/to-store-lines.ts';
import { toWireMessage } from '#shared/wire/to-wire-message.ts';
import { toMoment } from '#shared/world/moment.ts';
import { tellFate } from '#shared/world/tell-fate.ts';
import { tellTokenFate } from '#shared/world/tell-token-fate.ts';
import { tokenOn } from '#shared/world/token-on.ts';
import { eventEnds } from '../../diagram/event-ends.ts';
import { Who } from '../../diagram/who.tsx';
import { usePlayed } from '../../timeline/use-played.ts';
import { useShownEvent, useShownWorld } from '../../timeline/use-shown.ts';
import { OpenedToken } from '../token/opened-token.tsx';
import { StoreLinesView } from './store-lines-view.tsx';
import { WireMessageView } from './wire-message-view.tsx';
import './wire-panel.css';

/** The shown event, with the parts that matter explained, and as it travelled. */
export function WirePanel() {
  const event = useShownEvent();
  if (!event)
    return <p className="panel-empty">The first message will be shown here as it went over the wire.</p>;
  const { from, to } = eventEnds(event);
  return (
    <article className="wire" data-participant={from.kind}>
      <h2 className="visually-hidden">Event {event.number} on the wire</h2>
      <p className="panel-head">
        <Who {...from} />
        {to && (
          <>
            <span role="img" aria-label="to">
              →
            </span>
            <Who {...to} />
          </>
        )}
      </p>
      {/* What somebody has unfolded in one message is no wish for the next. */}
      <Told key={event.number} event={event} />
    </article>
  );
}

function Told({ event }: { event: TraceEvent }) {
  const fate = useFate();
  const events = usePlayed();
  const message = toWireMessage(event, fate);
  const store = toStoreLines(event, events);
  const token = useCarried();
  const refused = useRefused(event);
  if (!store)
    return (
      <>
        <WireMessageView message={message} />
        {refused}
        {token}
      </>
    );
  return (
    <>
      <StoreLinesView {...store} />
      <details className="wire-bytes">
        <summary>The bytes as they went</summary>
        <WireMessageView message={message} />
      </details>
    </>
  );
}

/** The token that the shown message carries, opened. */
const useCarried = () => {
  const world = useShownWorld();
  const events = usePlayed();
  const token = tokenOn(toMoment(world, events));
  return token === null ? null : <OpenedToken token={token} isOpen />;
};

/** What was the matter with the token that an answer refuses, which the answer may not say. */
const useRefused = (event: TraceEvent) => {
  const world = useShownWorld();
  const { token } = toMoment(world, usePlayed());
  if (event.type !== 'response' || event.status < 400 || token === null) return null;
  return <p className="wire-together">Of the token that was shown: {tellTokenFate(world, token)}</p>;
};

/** What became of the ticket that the shown event has to do with. */
const useFate = (): string | null => {
  const world = useShownWorld();
  const events = usePlayed();
  const { last, shown } = toMoment(world, events);
  return last && receiverOf(last) === null ? tellFate(world, shown, last.server) : null;
};
