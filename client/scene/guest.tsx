import type { Guest as GuestData, Scene } from '#shared/scene/scene.ts';
import { Figure } from './figure.tsx';
import type { Layout, Spot } from './lay-out.ts';
import { type Marking, markProps } from './marking.ts';
import { comingFrom, place } from './place.ts';
import { Ticket, TornTicket } from './ticket.tsx';

/** An actor with the tickets in its hands; the one that lies on the counter is drawn there. */
export function Guest({
  guest,
  spot,
  scene,
  layout,
  ids,
  marking,
}: {
  guest: GuestData;
  spot: Spot;
  scene: Scene;
  layout: Layout;
  ids: string;
  marking: Marking;
}) {
  const { motion, upTo } = scene;
  const isActing = guest.isAtCounter && motion.kind !== 'expired';
  const isTurned = isActing && motion.kind === 'turned-away';
  const inHand = guest.tickets.filter(({ isShown }) => !isShown);
  const taken = scene.taken[0] && layout.hooks.get(scene.taken[0].id);
  const arm = { x: spot.x + 50, y: spot.y - 122, scale: 0.62 };
  const attendant = layout.attendants.get(motion.server ?? '') ?? spot;
  const hand = { x: spot.x, y: spot.y - 86, scale: spot.scale };

  return (
    <g
      className="scene-guest"
      data-participant={guest.kind}
      style={place(isTurned ? { ...spot, x: spot.x - 26 } : spot)}
    >
      <g key={isActing ? upTo : 'waits'} className={isActing ? `scene-guest-${motion.kind}` : undefined}>
        <g style={{ transform: isTurned ? 'scale(-1, 1)' : 'none' }}>
          <Figure
            kind={guest.kind}
            coat={guest.coat}
            ids={ids}
            from={motion.kind === 'given-back' && taken ? comingFrom(taken, arm) : null}
          />
        </g>
        {inHand.slice(0, 3).map((ticket, index) => (
          <g
            key={ticket.id}
            style={{ transform: `translate(2px, ${-84 + index * 26}px) rotate(${-3 + index * 4}deg)` }}
            className="scene-held"
            {...markProps(
              marking,
              { kind: 'ticket', id: ticket.id },
              `Ticket ${ticket.number} in ${guest.name}’s hand`,
            )}
          >
            <g
              className={
                isActing && motion.kind === 'ticket-given' && motion.sessions[0] === ticket.id
                  ? 'scene-slides'
                  : undefined
              }
              style={comingFrom({ x: attendant.x, y: attendant.y - 118 }, hand)}
            >
              <rect className="scene-halo" x="-60" y="-26" width="120" height="52" rx="8" />
              <Ticket ticket={ticket} />
            </g>
          </g>
        ))}
        {inHand.length > 3 ? (
          <text className="scene-more" y="6">
            +{inHand.length - 3}
          </text>
        ) : null}
        {isActing && motion.kind === 'torn' && motion.sessions[0] !== undefined ? (
          <g style={{ transform: 'translate(2px, -84px)' }}>
            <TornTicket number={motion.sessions[0]} />
          </g>
        ) : null}
      </g>
      <text className="scene-name" y="36">
        {guest.name}
      </text>
    </g>
  );
}
