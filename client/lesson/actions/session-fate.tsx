import { toMoment } from '#shared/world/moment.ts';
import { tellFate } from '#shared/world/tell-fate.ts';
import { useFilm, useTimeline } from '../../timeline/timeline-provider.tsx';

/** What became of the session that the browser was last refused for: the server says “session expired” of every one. */
export function SessionFate() {
  const events = useTimeline(({ context }) => context.events);
  const film = useFilm();
  const refusal = events.findLast(
    (event) => event.type === 'response' && event.status === 401 && event.actor.kind === 'browser',
  );
  if (!refusal) return null;
  const world = film.at(events, refusal.number);
  const fate = tellFate(world, toMoment(world, events).shown, refusal.server);
  return fate && <span>{fate}</span>;
}
