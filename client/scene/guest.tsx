import type { Guest as GuestData, Scene } from '#shared/scene/scene.ts';
import { Figure } from './figure.tsx';
import { InHand } from './in-hand.tsx';
import type { Layout, Spot } from './lay-out-band.ts';
import type { Marking } from './marking.ts';
import { comingFrom, place } from './place.ts';
import { TornTicket } from './ticket.tsx';
import { TornVoucher } from './voucher.tsx';

type Props = {
  guest: GuestData;
  spot: Spot;
  scene: Scene;
  layout: Layout;
  ids: string;
  marking: Marking;
};

/** An actor with what it has in its hands. */
export function Guest({ guest, spot, scene, layout, ids, marking }: Props) {
  const { motion, upTo } = scene;
  const isActing = guest.isAtCounter && motion.kind !== 'expired';
  const isTurned = isActing && motion.kind === 'turned-away';
  const taken = scene.taken[0] && layout.hooks.get(scene.taken[0].id);
  const { scale } = spot;
  const arm = { x: spot.x + 50 * scale, y: spot.y - 122 * scale, scale: 0.62 * scale };
  const attendant = layout.attendants.get(motion.server ?? '') ?? spot;
  // In narrow lanes people are smaller than what has to be read in their hands.
  const size = layout.house.ticket / scale;

  return (
    <g className="scene-guest" data-participant={guest.kind} style={place(spot)}>
      <g key={isActing ? upTo : 'waits'} className={isActing ? `scene-guest-${motion.kind}` : undefined}>
        <g style={{ transform: isTurned ? 'scale(-1, 1)' : 'none' }}>
          <Figure
            kind={guest.kind}
            coat={guest.coat}
            ids={ids}
            from={motion.kind === 'given-back' && taken ? comingFrom(taken, arm) : null}
          />
        </g>
        <InHand
          guest={guest}
          spot={spot}
          size={size}
          handed={
            isActing ? { motion, from: { x: attendant.x, y: attendant.y - 118 * attendant.scale } } : null
          }
          marking={marking}
        />
        {isActing && motion.kind === 'torn' && motion.sessions[0] !== undefined ? (
          <g style={{ transform: `translate(2px, -84px) scale(${size})` }}>
            <TornTicket number={motion.sessions[0].slice(0, 4)} />
          </g>
        ) : null}
        {isActing && motion.kind === 'voucher-torn' && motion.token !== null ? (
          <g style={{ transform: `translate(2px, -84px) scale(${size})` }}>
            <TornVoucher />
          </g>
        ) : null}
      </g>
    </g>
  );
}
