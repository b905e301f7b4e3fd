import type { Scene } from '#shared/scene/scene.ts';
import { counterSpot, handSpot } from './counter-spot.ts';
import type { Layout } from './lay-out-band.ts';
import { type Marking, markProps } from './marking.ts';
import { comingFrom, place } from './place.ts';
import { Ticket } from './ticket.tsx';

/** The ticket on the counter, come from its holder's hand, or from the hand it was copied out of. */
export function ShownTicket({ scene, layout, marking }: { scene: Scene; layout: Layout; marking: Marking }) {
  const holder = scene.guests.find(({ isAtCounter }) => isAtCounter);
  const ticket = holder?.tickets.find(({ isShown }) => isShown);
  const spot = counterSpot(scene, layout);
  if (!holder || !ticket || !spot) return null;
  const owner =
    scene.motion.kind === 'stolen' && ticket.origin.type === 'copied' ? ticket.origin.from : holder.id;
  const moves = scene.motion.kind === 'shown' || scene.motion.kind === 'stolen';
  return (
    <g
      style={place(spot)}
      {...markProps(marking, { kind: 'ticket', id: ticket.id }, `Ticket ${ticket.number} on the counter`)}
    >
      <g
        key={moves ? scene.upTo : 'lies'}
        className={moves ? 'scene-slides' : undefined}
        style={comingFrom(handSpot(layout, owner) ?? spot, spot)}
      >
        <rect className="scene-halo" x="-60" y="-26" width="120" height="52" rx="8" />
        <Ticket ticket={ticket} />
      </g>
    </g>
  );
}
