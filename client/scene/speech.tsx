import type { Scene } from '#shared/scene/scene.ts';
import type { Layout, Spot } from './lay-out-band.ts';

/**
 * What is said at this instant, in the row that the house keeps free for it: above whoever says it, and beside the store's
 * rack, which reaches into that row.
 */
export function Said({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { speech, upTo } = scene;
  const { house, racks, guests, attendants } = layout;
  const spot = speech && spotOf(speech, guests, attendants);
  if (!speech || !spot) return null;
  const { fontSize, y } = house.speech;
  const half = (Array.from(speech.text).length * fontSize * 0.5 + fontSize * 1.3) / 2;
  const high = fontSize * 1.75;
  const rack = house.hasOwnRacks ? undefined : racks[0];
  const end = rack && spot.x < rack.from ? rack.from - 3 : house.width - 4;
  const x = Math.max(half + 4, Math.min(spot.x, end - half));
  // The tail stands under the bubble, wherever the speaker is.
  const tip = Math.max(x - half + high / 2 + 8, Math.min(spot.x, x + half - high / 2 - 4));
  const [top, low] = [y + high / 2, house.speech.bottom + 4];
  return (
    <g key={upTo} className="scene-speech">
      <rect x={x - half} y={y - high / 2} width={half * 2} height={high} rx={high / 2} />
      <path d={`M${tip - 7} ${top - 1} L${tip} ${low} L${tip + 5} ${top - 1}`} />
      <path className="scene-speech-join" d={`M${tip - 6} ${top - 1.5} H${tip + 4}`} />
      <text x={x} y={y + fontSize * 0.34}>
        {speech.text}
      </text>
    </g>
  );
}

const spotOf = (
  { by, who }: NonNullable<Scene['speech']>,
  guests: Layout['guests'],
  attendants: Layout['attendants'],
): Spot | undefined =>
  by === 'guest' ? guests.find(({ guest }) => guest.id === who)?.spot : attendants.get(who);
