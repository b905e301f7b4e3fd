import { useMemo } from 'react';
import type { MotionKind, Scene } from '#shared/scene/scene.ts';
import { Attendant } from './attendant.tsx';
import { Clock } from './clock.tsx';
import { Weaves } from './coat.tsx';
import { Counter } from './counter.tsx';
import { Guest } from './guest.tsx';
import { layOut, reachedSpot } from './lay-out.ts';
import type { Marking } from './marking.ts';
import { Boards, Rack } from './rack.tsx';
import { Room } from './room.tsx';
import { ShownTicket } from './shown-ticket.tsx';
import { Shutters } from './shutters.tsx';
import { Said } from './speech.tsx';
import { Trolley } from './trolley.tsx';

const clockMoves: Partial<Record<MotionKind, true>> = { expired: true, 'clock-moved': true };

/** The drawing itself, back to front. */
export function Picture({
  scene,
  now,
  ids,
  isWide,
  marking,
}: {
  scene: Scene;
  now: number;
  ids: string;
  isWide: boolean;
  marking: Marking;
}) {
  const layout = useMemo(() => layOut(scene, isWide), [scene, isWide]);
  const { form, height } = layout;
  const { motion, upTo } = scene;
  // Coats fly past the attendants' heads, but no shutter comes down before them.
  const isShut = layout.racks.some((one) => one.isShut);
  const rack = <Rack scene={scene} layout={layout} now={now} ids={ids} marking={marking} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no drawing is a fieldset, and a title would pop up over every coat.
    <svg
      role="group"
      aria-label="The coat check"
      viewBox={`0 0 ${form.width} ${height}`}
      className="scene-picture"
      data-form={form.name}
      data-event={upTo}
      data-motion={motion.kind}
    >
      <defs>
        <Weaves ids={ids} />
      </defs>
      {/* An image has no focusable parts, so the house is the image, and what can be marked stands before it. */}
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes is not interactive. */}
      <g role="img" aria-label={scene.description}>
        <Room layout={layout} ids={ids} />
        <Clock {...form.clock} now={now} rings={clockMoves[motion.kind] ? String(upTo) : null} />
        <Trolley hooks={layout.hidden} {...form.trolley} />
      </g>
      <Boards layout={layout} />
      {isShut ? rack : null}
      <Shutters layout={layout} moves={motion.kind === 'store-down' ? upTo : null} />
      {scene.attendants.map((attendant) => {
        const spot = layout.attendants.get(attendant.id);
        const isReaching = attendant.at.type === 'rack' && attendant.at.reaching !== null;
        const hook = isReaching ? (reachedSpot(scene, layout, attendant) ?? layout.free[0] ?? null) : null;
        return spot ? (
          <Attendant key={attendant.id} attendant={attendant} spot={spot} hook={hook} marking={marking} />
        ) : null;
      })}
      <Counter form={form} attendants={scene.attendants.length} />
      {isShut ? null : rack}
      {scene.guests.map((guest) => {
        const spot = layout.guests.get(guest.id);
        return spot ? (
          <Guest
            key={guest.id}
            guest={guest}
            spot={spot}
            scene={scene}
            layout={layout}
            ids={ids}
            marking={marking}
          />
        ) : null;
      })}
      {layout.waitingMore > 0 ? (
        <text
          className="scene-waiting"
          x={form.waiting.x}
          y={form.waiting.y}
          style={{ textAnchor: form.waiting.anchor }}
        >
          +{layout.waitingMore} waiting
        </text>
      ) : null}
      <ShownTicket scene={scene} layout={layout} marking={marking} />
      <Said scene={scene} layout={layout} />
    </svg>
  );
}
