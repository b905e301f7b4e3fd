import type { Guest, Motion, Ticket as TicketData, Voucher as VoucherData } from '#shared/scene/scene.ts';
import type { Spot } from './lay-out-band.ts';
import { type Marking, markProps } from './marking.ts';
import { comingFrom } from './place.ts';
import { Ticket } from './ticket.tsx';
import { labelVoucher, Voucher } from './voucher.tsx';

type Props = {
  guest: Guest;
  spot: Spot;
  /** How large tickets are beside people. */
  size: number;
  /** What is handed over at this moment, and from where; null at any other. */
  handed: { motion: Motion; from: { x: number; y: number } } | null;
  marking: Marking;
};

type Held = { ticket: TicketData } | { voucher: VoucherData };

/** How many lie beside each other before the rest is counted. */
const most = 3;

/** Tickets and vouchers in somebody's hands; the one that lies on the counter is drawn there. */
export function InHand({ guest, spot, size, handed, marking }: Props) {
  const isHere = ({ isShown }: { isShown: boolean }) => !(isShown && guest.isAtCounter);
  const held: Held[] = [
    ...guest.tickets.filter(isHere).map((ticket) => ({ ticket })),
    ...guest.vouchers.filter(isHere).map((voucher) => ({ voucher })),
  ];
  const hand = { x: spot.x, y: spot.y - 86 * spot.scale, scale: spot.scale * size };
  return (
    <>
      {held.slice(0, most).map((one, index) => {
        const { id } = 'ticket' in one ? one.ticket : one.voucher;
        const label =
          'ticket' in one
            ? `Ticket ${one.ticket.number} in ${guest.name}’s hand`
            : labelVoucher(one.voucher, `in ${guest.name}’s hand`);
        return (
          <g
            key={id}
            style={{
              transform: `translate(2px, ${-86 + index * 34 * size}px) scale(${size}) rotate(${-4 + index * 4}deg)`,
            }}
            className="scene-held"
            {...markProps(marking, { kind: 'ticket', id }, label)}
          >
            <g
              className={handed && isHanded(handed.motion, one) ? 'scene-slides' : undefined}
              style={handed ? comingFrom(handed.from, hand) : undefined}
            >
              <rect className="scene-halo" x="-60" y="-26" width="120" height="52" rx="8" />
              {'ticket' in one ? <Ticket ticket={one.ticket} /> : <Voucher voucher={one.voucher} />}
            </g>
          </g>
        );
      })}
      {held.length > most ? (
        <text className="scene-hand-more" y="-8">
          +{held.length - most}
        </text>
      ) : null}
    </>
  );
}

const isHanded = ({ kind, sessions, token }: Motion, held: Held): boolean =>
  'ticket' in held
    ? kind === 'ticket-given' && sessions[0] === held.ticket.id
    : kind === 'voucher-given' && token === held.voucher.id;
