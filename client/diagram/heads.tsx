import type { Participant } from '#shared/diagram/participants.ts';
import { isNarrow, type Layout } from './layout.ts';
import { ParticipantGlyph } from './participant-glyph.tsx';

/** The name of the store where its own would take two lines. */
const shortStore = 'Store';

/** Who takes part, above their columns; stays in sight while the chapters scroll beneath. */
export function Heads({ participants, layout }: { participants: readonly Participant[]; layout: Layout }) {
  return (
    <ul className="diagram-heads" aria-label="Participants" data-tight={isNarrow(layout) || undefined}>
      {participants.map(({ id, kind, name }) => (
        <li key={id} data-kind={kind} style={{ width: layout.columnWidth }}>
          <span className="diagram-head" translate="no">
            <ParticipantGlyph kind={kind} />
            <span className="diagram-head-name" title={name}>
              {kind === 'store' && isNarrow(layout) ? shortStore : name}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
