import { effectAt } from '#shared/world/effect-at.ts';
import { EventLink } from './event-link.tsx';
import { useTimeline } from './timeline-provider.tsx';

/** Leads to where what an event did is to be seen: of a store's command that is its reply. */
export function EffectLink({ of }: { of: number }) {
  const number = useTimeline(({ context }) => effectAt(context.events, of));
  return <EventLink number={number} />;
}
