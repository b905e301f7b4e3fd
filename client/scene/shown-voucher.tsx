import type { Scene } from '#shared/scene/scene.ts';
import { counterSpot, handSpot } from './counter-spot.ts';
import type { Layout } from './lay-out-band.ts';
import { type Marking, markProps } from './marking.ts';
import { comingFrom, place } from './place.ts';
import { labelVoucher, Voucher } from './voucher.tsx';

/** The voucher on the counter, and the glass through which its seal is looked at. */
export function ShownVoucher({ scene, layout, marking }: { scene: Scene; layout: Layout; marking: Marking }) {
  const holder = scene.guests.find(({ isAtCounter }) => isAtCounter);
  const voucher = holder?.vouchers.find(({ isShown }) => isShown);
  const spot = counterSpot(scene, layout);
  if (!holder || !voucher || !spot) return null;
  const moves = scene.motion.kind === 'voucher-shown';
  return (
    <g
      style={place(spot)}
      {...markProps(marking, { kind: 'ticket', id: voucher.id }, labelVoucher(voucher, 'on the counter'))}
    >
      <g
        key={moves ? scene.upTo : 'lies'}
        className={moves ? 'scene-slides' : undefined}
        style={comingFrom(handSpot(layout, holder.id) ?? spot, spot)}
      >
        <rect className="scene-halo" x="-60" y="-26" width="120" height="52" rx="8" />
        <Voucher voucher={voucher} />
        {moves ? (
          <g className="scene-glass">
            <path d="M44 15 L62 34" />
            <circle cx="32" cy="0" r="19" />
          </g>
        ) : null}
      </g>
    </g>
  );
}
