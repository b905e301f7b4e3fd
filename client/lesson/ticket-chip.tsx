import type { TicketChip as Chip } from '#shared/scene/to-chip.ts';
import './ticket-chip.css';

const worths = { live: '', ended: ', ended', unknown: ', unknown here' } as const;

/** A ticket within a sentence, as it rides on the arrows. */
export function TicketChip({ chip: { number, cloth, worth } }: { chip: Chip }) {
  return (
    <span className="ticket-chip" data-worth={worth}>
      <span className="visually-hidden">ticket </span>
      <span className="ticket-chip-cloth" data-cloth={cloth ?? undefined} />
      <b translate="no">{number}</b>
      <span className="visually-hidden">{worths[worth]}</span>
    </span>
  );
}
