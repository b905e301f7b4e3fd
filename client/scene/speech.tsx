import type { Scene } from '#shared/scene/scene.ts';
import type { Layout } from './lay-out.ts';

/** What is said at this instant, in a bubble above whoever says it, or beside where coats hang above. */
export function Said({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { speech, upTo } = scene;
  const { form } = layout;
  const spot = speech && (speech.by === 'guest' ? layout.guests : layout.attendants).get(speech.who);
  if (!speech || !spot) return null;
  const half = (Array.from(speech.text).length * 10.6 + 40) / 2;
  const isAtRack =
    speech.by === 'attendant' &&
    scene.attendants.some(({ id, at }) => id === speech.who && at.type === 'rack');
  const above = spot.y - (speech.by === 'guest' ? 304 : 282);
  const bubble =
    isAtRack && form.speaksBesideAtRack
      ? { x: spot.x - half - 42, y: spot.y - 214, tail: besideTail(spot) }
      : { x: spot.x, y: above, tail: aboveTail({ ...spot, y: above }) };
  const x = Math.min(Math.max(bubble.x, half + 8), form.width - half - 8);
  return (
    <g key={upTo} className="scene-speech">
      <rect x={x - half} y={bubble.y - 24} width={half * 2} height="46" rx="23" />
      <path d={bubble.tail} />
      <text x={x} y={bubble.y + 6}>
        {speech.text}
      </text>
    </g>
  );
}

type Point = { x: number; y: number };
const aboveTail = ({ x, y }: Point): string =>
  `M${x - 12} ${y + 20} L${x + 3} ${y + 44} L${x + 12} ${y + 20}`;
const besideTail = ({ x, y }: Point): string =>
  `M${x - 50} ${y - 222} L${x - 27} ${y - 192} L${x - 58} ${y - 196}`;
