import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { beatName } from '../lesson/beat-name.ts';
import { isToDraw } from './cut-for-paper.ts';
import { HandoutPicture } from './handout-picture.tsx';
import { HandoutProse } from './handout-prose.tsx';
import type { PrintedBeat } from './to-handout.ts';
import type { PictureToDraw } from './to-pictures.ts';

type Props = {
  printed: PrintedBeat;
  /** The whole record. */
  trace: readonly TraceEvent[];
  pictures: readonly PictureToDraw[];
  onDrawn: (picture: PictureToDraw) => void;
};

/** One beat on paper: what to read, what was done, what happened, and what is told of it. */
export function HandoutBeat({ printed, trace, pictures, onDrawn }: Props) {
  const { beat, events, upTo } = printed;
  const { say, actions, told, watch } = beat;
  const before = { events: trace, upTo: upTo - events.length };
  const after = { events: trace, upTo };
  return (
    <section className="handout-beat">
      {say.children.length > 0 && (
        <div className="prose">
          <HandoutProse root={say} told={before} />
        </div>
      )}
      {actions.length > 0 && (
        <p className="handout-deed">
          <b>{beatName(beat)}</b>
          {watch !== null && <span className="handout-watch">{watch}</span>}
        </p>
      )}
      {pictures.map((picture) => (
        <HandoutPicture key={picture.caption} wish={picture} onDone={() => onDrawn(picture)} />
      ))}
      {!isToDraw(events) &&
        events.map((event) => (
          <p key={event.number} className="handout-note">
            {describeEvent(event)}.
          </p>
        ))}
      {watch !== null && actions.length === 0 && <p className="handout-watch">{watch}</p>}
      {told && (
        <div className="prose handout-told">
          <HandoutProse root={told} told={after} />
        </div>
      )}
    </section>
  );
}
