import type { Scene } from '#shared/scene/scene.ts';
import type { Layout } from './lay-out-band.ts';
import { type Marking, markProps } from './marking.ts';
import { comingFrom, place } from './place.ts';
import { Ticket } from './ticket.tsx';
import { labelVoucher, Voucher } from './voucher.tsx';

/** What a script slips to somebody, from hand to hand: a ticket's number, or a slip with nothing on it. */
export function Slip({ scene, layout, marking }: { scene: Scene; layout: Layout; marking: Marking }) {
  const { slip, motion, upTo } = scene;
  const spotOf = (id: string) => layout.guests.find(({ guest }) => guest.id === id)?.spot;
  const to = slip && spotOf(slip.to);
  if (!slip || !to) return null;
  const { ticket, voucher } = slip;
  const scale = layout.house.ticket;
  const spot = { x: to.x, y: to.y - 86 * to.scale, scale };
  const from = spotOf(slip.from) ?? to;
  const moves = motion.kind === 'dropped';
  const mark = voucher
    ? markProps(marking, { kind: 'ticket', id: voucher.id }, labelVoucher(voucher, 'on a slip'))
    : ticket && markProps(marking, { kind: 'ticket', id: ticket.id }, `Ticket ${ticket.number} on a slip`);
  return (
    <g style={place(spot)} {...mark}>
      <g
        key={moves ? upTo : 'lies'}
        className={moves ? 'scene-slides' : undefined}
        style={comingFrom({ x: from.x, y: from.y - 86 * from.scale }, spot)}
      >
        <rect className="scene-halo" x="-60" y="-26" width="120" height="52" rx="8" />
        {voucher ? (
          <Voucher voucher={voucher} />
        ) : ticket ? (
          <Ticket ticket={ticket} />
        ) : (
          <rect className="scene-slip" x="-54" y="-20" width="108" height="40" />
        )}
      </g>
    </g>
  );
}
