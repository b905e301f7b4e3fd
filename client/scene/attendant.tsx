import type { Attendant as AttendantData } from '#shared/scene/scene.ts';
import type { Spot } from './lay-out-band.ts';
import { type Marking, markProps, saidByLabel } from './marking.ts';
import { place } from './place.ts';

const bounds = { x: -58, y: -246, width: 116, height: 252, rx: 14 };

/** A server: behind the counter facing the guests, or at the rack with a pole for the hooks. */
export function Attendant({
  attendant,
  spot,
  hook,
  marking,
}: {
  attendant: AttendantData;
  spot: Spot;
  /** Where the pole reaches to. */
  hook: Spot | null;
  marking: Marking;
}) {
  const isAtRack = attendant.at.type === 'rack';
  const facesLeft = !isAtRack || (hook !== null && hook.x < spot.x);
  const label = `Attendant: ${attendant.name}, at the ${attendant.at.type}`;
  return (
    <g className="scene-attendant" style={place(spot)}>
      <rect className="scene-halo" {...bounds} />
      <ellipse className="scene-shadow" cx="0" cy="1" rx="46" ry="8" />
      <g style={{ transform: facesLeft ? 'scale(-1, 1)' : 'none' }}>
        <path className="scene-trousers" d="M-12 -60 V-6 M12 -60 V-6" />
        <path className="scene-shoe" d="M-20 0 V-9 H-5 Q7 -8 8 0Z M4 0 V-9 H19 Q31 -8 32 0Z" />
        <path
          className="scene-shirt"
          d="M-17 -160 C-38 -155 -41 -132 -38 -98 L38 -98 C40 -132 34 -155 17 -160Z"
        />
        <path
          className="scene-waistcoat"
          d="M-17 -160 C-31 -156 -34 -134 -34 -96 L-38 -52 L38 -52 L34 -96 C35 -134 30 -156 17 -160 L10 -120Z"
        />
        <path className="scene-apron" d="M-34 -92 Q2 -84 35 -92 L40 -26 Q2 -20 -40 -26Z" />
        <path className="scene-bow" d="M2 -154 l9 -6 l9 6 v8 l-9 -5 l-9 5Z" />
        <circle className="scene-brass" cx="12" cy="-128" r="3.500" />
        <circle className="scene-brass" cx="14" cy="-112" r="3.500" />
        <rect className="scene-skin" x="-6" y="-170" width="17" height="14" />
        <circle className="scene-skin" cx="2" cy="-187" r="25" />
        <circle className="scene-skin" cx="27" cy="-184" r="6" />
        <circle className="scene-eye" cx="14" cy="-192" r="3" />
        <path
          className="scene-moustache"
          d="M8 -174 Q14 -184 21 -177 Q28 -171 37 -178 Q33 -167 22 -170 Q14 -165 8 -174Z"
        />
        <path className="scene-hair" d="M-23 -196 Q-28 -176 -18 -172 L-15 -196Z" />
        <path className="scene-cap" d="M-24 -202 L-22 -228 Q2 -235 26 -228 L28 -202 Q2 -194 -24 -202Z" />
        <path className="scene-capband" d="M-24 -209 Q2 -201 28 -209" />
        <Arm spot={spot} hook={isAtRack ? hook : null} />
      </g>
      <g className="scene-badge" {...saidByLabel}>
        <circle cx="0" cy="-118" r="15" />
        <text x="0" y="-111.500">
          {attendant.id.slice(0, 2)}
        </text>
      </g>
      <rect
        className="scene-touch"
        {...bounds}
        {...markProps(marking, { kind: 'attendant', id: attendant.id }, label)}
      />
    </g>
  );
}

/** Its drawing is mirrored with the rest, so the way to the hook counts forward. */
function Arm({ spot, hook }: { spot: Spot; hook: Spot | null }) {
  if (!hook) {
    return (
      <>
        <path className="scene-shirtsleeve" d="M-6 -140 Q4 -106 40 -116" />
        <circle className="scene-skin" cx="47" cy="-118" r="9" />
      </>
    );
  }
  const [x, y] = [Math.abs(hook.x - spot.x) / spot.scale, (hook.y - spot.y) / spot.scale];
  // The pole's foot lies in the hand, wherever its tip is.
  const hand = { x: 38, y: -166 };
  return (
    <>
      <path
        className="scene-pole"
        d={`M${hand.x - (x - hand.x) * 0.12} ${hand.y - (y - hand.y) * 0.12} L${x - 4} ${y + 4}`}
      />
      <circle className="scene-pole-ring" cx={x} cy={y} r="11" />
      <path className="scene-shirtsleeve" d={`M-4 -138 Q22 -128 ${hand.x} ${hand.y}`} />
      <circle className="scene-skin" cx={hand.x} cy={hand.y} r="9" />
    </>
  );
}
