import type { Participant } from '#shared/diagram/participants.ts';
import { ParticipantGlyph } from './participant-glyph.tsx';

/** Who takes part, above their columns; stays in sight while the chapters scroll beneath. */
export function Heads({
  participants,
  columnWidth,
}: {
  participants: readonly Participant[];
  columnWidth: number;
}) {
  return (
    <ul className="diagram-heads" aria-label="Participants">
      {participants.map(({ id, kind, name }) => (
        <li key={id} data-kind={kind} style={{ width: columnWidth }}>
          <span className="diagram-head" translate="no">
            <ParticipantGlyph kind={kind} />
            {name}
          </span>
        </li>
      ))}
    </ul>
  );
}
