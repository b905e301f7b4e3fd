import { useRef, useState } from 'react';
import type { Participant } from '#shared/diagram/participants.ts';
import { createRoster } from '../diagram/create-roster.ts';
import { Heads } from '../diagram/heads.tsx';
import { widthOf } from '../diagram/layout.ts';
import { mostLanes } from '../diagram/to-lanes.ts';
import { useArea, useLayout } from '../diagram/use-layout.ts';
import { usePlayed } from '../timeline/use-played.ts';
import { Band } from './band.tsx';
import '../diagram/diagram.css';

/** The cloakroom with nothing drawn beneath it: whoever came in last, the servers, and what hangs there now. */
export function StandingBand() {
  const host = useRef<HTMLDivElement>(null);
  const [rosterOf] = useState(createRoster);
  const area = useArea(host);
  const participants = newestOf(rosterOf(usePlayed()), mostLanes(area.width));
  const layout = useLayout(area, participants.length);
  return (
    <div className="diagram standing-band" ref={host}>
      {layout && (
        <div className="diagram-content" style={{ width: widthOf(participants.length, layout) }}>
          <div className="diagram-top">
            <div className="diagram-band">
              <Band participants={participants} layout={layout} />
            </div>
            <Heads participants={participants} layout={layout} />
          </div>
        </div>
      )}
    </div>
  );
}

/** Of people the newest stands leftmost; whoever came before them is counted by the picture itself. */
const newestOf = (roster: readonly Participant[], most: number): readonly Participant[] => {
  const house = roster.filter(({ kind }) => kind === 'server' || kind === 'store');
  const people = roster.filter((one) => !house.includes(one));
  return [...people.slice(0, Math.max(1, most - house.length)), ...house];
};
