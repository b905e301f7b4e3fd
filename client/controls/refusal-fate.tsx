import type { TraceEventOf } from '#shared/trace/event.ts';
import { strangeTicketSays } from '#shared/trace/strange-ticket.ts';
import { toMoment } from '#shared/world/moment.ts';
import { tellFate } from '#shared/world/tell-fate.ts';
import { useFilm, useTimeline } from '../timeline/timeline-provider.tsx';

/**
 * Why a ticket was refused, beside the answer that says so: the server says “session expired” of every number that it does
 * not find, and cannot know what became of its session. Whoever showed it.
 */
export function RefusalFate({ refusal }: { refusal: TraceEventOf<'response'> }) {
  const events = useTimeline(({ context }) => context.events);
  const film = useFilm();
  const said = refusal.status === 401 ? (refusal.body?.text ?? '') : '';
  if (/no session of this site/i.test(said)) return <span>{strangeTicketSays}</span>;
  if (!/session expired/i.test(said)) return null;
  const world = film.at(events, refusal.number);
  const fate = tellFate(world, toMoment(world, events).shown, refusal.server);
  return fate && <span>“Session expired”, says the server. {fate}</span>;
}
