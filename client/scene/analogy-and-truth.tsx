import { useMemo } from 'react';
import { toScene } from '#shared/scene/to-scene.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { World } from '#shared/world/world.ts';
import { CoatCheckScene } from './coat-check-scene.tsx';
import { isMarked, type Marking, markProps } from './marking.ts';
import { toPairs } from './to-pairs.ts';
import './analogy-and-truth.css';

/**
 * What the scene is a picture of. `now` is the sandbox's clock in milliseconds since the epoch, for time left; from how many
 * pixels on the picture is a wide one, is told where there is little height for it.
 */
type SceneProps = Marking & {
  world: World;
  events: readonly TraceEvent[];
  now: number;
  wideFrom?: number | undefined;
};

/** A table longer than the picture is tall helps nobody. */
const most = 9;

/** The scene with its caption, and beside it what each thing in it is in truth. Pointing at one marks the other. */
export function AnalogyAndTruth({ world, events, now, wideFrom, marked, onMark }: SceneProps) {
  const scene = useMemo(() => toScene(world, events), [world, events]);
  const pairs = toPairs(scene, now);
  return (
    <div className="analogy-and-truth">
      <div className="analogy-and-truth-sides">
        <figure style={{ margin: 0 }}>
          <CoatCheckScene scene={scene} now={now} wideFrom={wideFrom} marked={marked} onMark={onMark} />
          <figcaption className="analogy-caption">{scene.caption}</figcaption>
        </figure>
        <table className="analogy-table">
          <caption className="eyebrow">Analogy and truth</caption>
          <thead>
            <tr>
              <th scope="col">In the cloakroom</th>
              <th scope="col">In truth</th>
            </tr>
          </thead>
          <tbody>
            {pairs.slice(0, most).map(({ key, thing, participant, analogy, truth }) => (
              <tr
                key={key}
                data-marked={isMarked(marked, thing) || undefined}
                onPointerEnter={() => onMark(thing)}
                onPointerLeave={() => onMark(null)}
              >
                <th scope="row" data-participant={participant}>
                  <span {...markProps({ marked, onMark }, thing)} className="analogy-mark">
                    {analogy}
                  </span>
                </th>
                <td>
                  {truth.what} {truth.name === '' ? null : <code>{truth.name}</code>}
                  {truth.end === null ? null : <span className="analogy-end">{truth.end}</span>}
                </td>
              </tr>
            ))}
            {pairs.length > most ? (
              <tr>
                <td colSpan={2}>and {pairs.length - most} more</td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
    </div>
  );
}
