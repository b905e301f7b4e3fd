import type { End } from './event-ends.ts';
import { ParticipantGlyph } from './participant-glyph.tsx';

/** A participant by name, in its colour and with its shape. */
export function Who({ kind, name }: End) {
  return (
    <span className="who" data-participant={kind}>
      <ParticipantGlyph kind={kind} />
      <span className="who-name" translate="no">
        {name}
      </span>
    </span>
  );
}
