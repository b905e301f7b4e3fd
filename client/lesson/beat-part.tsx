import type { Beat } from '#shared/content/lesson.ts';
import { beatName } from './beat-name.ts';

type Props = {
  /** Which part of a mistake it is, `1 Break it`; null for one that is none. */
  part: string | null;
  beat: Beat;
};

/** What a beat is called where it is folded to a line: by its part, where it has one, and the rest of it is for the ear. */
export function BeatPart({ part, beat }: Props) {
  if (part === null) return <span>{beatName(beat)}</span>;
  return (
    <span className="roll-name">
      {part}
      <span className="visually-hidden">: {beatName(beat)}</span>
    </span>
  );
}
