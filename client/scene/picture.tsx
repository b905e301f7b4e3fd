import { memo, useMemo } from 'react';
import type { MotionKind, Scene } from '#shared/scene/scene.ts';
import { late } from '../late/late.tsx';
import { Attendant } from './attendant.tsx';
import { Clock } from './clock.tsx';
import { Weaves } from './coat.tsx';
import { Counters } from './counters.tsx';
import { Guest } from './guest.tsx';
import { buildHouse, type Place } from './house.ts';
import { hasOwnRacks, type Layout, layOutBand, reachedSpot } from './lay-out-band.ts';
import { type Marking, saidByLabel } from './marking.ts';
import { Boards, Rack } from './rack.tsx';
import { Room } from './room.tsx';
import { ShownTicket } from './shown-ticket.tsx';
import { ShownVoucher } from './shown-voucher.tsx';
import { Shutters } from './shutters.tsx';
import { Slip } from './slip.tsx';
import { Said } from './speech.tsx';
import { toTextSizes } from './text-sizes.ts';
import './scene.css';
import './room.css';
import './rack.css';
import './people.css';
import './voucher.css';
import './motion.css';

/** No lesson begins with any. */
const DeniedLetters = late({
  what: 'the list of what is denied',
  load: async () => (await import('./denied-letters.tsx')).DeniedLetters,
  meanwhile: () => null,
});

const clockMoves: Partial<Record<MotionKind, true>> = { expired: true, 'clock-moved': true };

type Props = { scene: Scene; now: number; ids: string; place: Place; marking: Marking };

/** The drawing itself, back to front. `now` is the sandbox's clock in milliseconds since the epoch, for time left. */
export const Picture = memo(function Picture({ scene, now, ids, place, marking }: Props) {
  const isOwn = hasOwnRacks(scene);
  const house = useMemo(() => buildHouse(place, isOwn), [place, isOwn]);
  const layout = useMemo(() => layOutBand(scene, house), [scene, house]);
  const { motion, upTo } = scene;
  // Coats fly past the attendants' heads, but no shutter comes down before them.
  const isShut = layout.racks.some((one) => one.isShut);
  const rack = <Rack scene={scene} layout={layout} now={now} ids={ids} marking={marking} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no drawing is a fieldset, and a title would pop up over every coat.
    <svg
      role="group"
      aria-label="The coat check"
      width={house.width}
      height={house.height}
      viewBox={`0 0 ${house.width} ${house.height}`}
      className="scene-picture"
      style={toTextSizes(layout)}
      data-event={upTo}
      data-motion={motion.kind}
    >
      <defs>
        <Weaves ids={ids} />
      </defs>
      {/* An image has no focusable parts, so the house is the image, and what can be marked stands before it. */}
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes is not interactive. */}
      <g role="img" aria-label={scene.description}>
        <Room house={house} ids={ids} />
        {house.clock ? (
          <Clock {...house.clock} now={now} rings={clockMoves[motion.kind] ? String(upTo) : null} />
        ) : null}
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
      <Counters house={house} racks={layout.racks} />
      {isShut ? null : rack}
      {scene.denials.length > 0 && (
        <DeniedLetters denials={scene.denials} layout={layout} marking={marking} />
      )}
      {layout.guests.map(({ guest, spot }) => (
        <Guest
          key={guest.id}
          guest={guest}
          spot={spot}
          scene={scene}
          layout={layout}
          ids={ids}
          marking={marking}
        />
      ))}
      <MoreCoats layout={layout} />
      <ShownTicket scene={scene} layout={layout} marking={marking} />
      <ShownVoucher scene={scene} layout={layout} marking={marking} />
      <Slip scene={scene} layout={layout} marking={marking} />
      <Said scene={scene} layout={layout} />
    </svg>
  );
});

/** How many coats there was no room for. */
function MoreCoats({ layout: { hidden, racks, house } }: { layout: Layout }) {
  const [rack] = racks;
  if (hidden.length === 0 || !rack) return null;
  return (
    <text
      className="scene-more"
      x={(rack.from + rack.to) / 2}
      y={(house.floor + house.height) / 2 + house.smallText * 0.36}
      {...saidByLabel}
    >
      {`+${hidden.length} more`}
    </text>
  );
}
