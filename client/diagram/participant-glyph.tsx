import type { Participant } from '#shared/diagram/participants.ts';

/** A shape for each kind of participant: colour alone tells nobody apart. */
export const participantShapes: Record<Participant['kind'], string> = {
  browser: 'M2 3.5h12v9H2z M2 6h12 M4 4.8h.1',
  device: 'M5 1.5h6v13H5z M7.4 12.7h1.2',
  curl: 'M2 3h12v10H2z M4.5 6l2 2-2 2 M8 10h3.5',
  attacker:
    'M2 6.5c4-1.6 8-1.6 12 0-.4 3-2.2 4.2-4.2 4C8.9 10.4 8.4 9.4 8 9c-.4.4-.9 1.4-1.8 1.5C4.2 10.7 2.4 9.5 2 6.5z M4.7 7.6h1.6 M9.7 7.6h1.6',
  admin: 'M5 8a2.5 2.5 0 1 0 0-.1z M7.5 8H14v2.5 M11.5 8v2',
  house: 'M2 7l6-5 6 5 M3.5 6v8h9V6 M6.5 14v-4h3v4',
  server: 'M2.5 2.5h11v4.5h-11z M2.5 9h11v4.5h-11z M5 4.8h.1 M5 11.3h.1',
  store: 'M2.5 4c0-2.6 11-2.6 11 0v8c0 2.6-11 2.6-11 0z M2.5 4c0 2.6 11 2.6 11 0 M2.5 8c0 2.6 11 2.6 11 0',
};

export function ParticipantGlyph({ kind }: { kind: Participant['kind'] }) {
  return (
    <svg className="participant-glyph" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={participantShapes[kind]} />
    </svg>
  );
}
