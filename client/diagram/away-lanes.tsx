import type { Participant } from '#shared/diagram/participants.ts';
import { ParticipantGlyph } from './participant-glyph.tsx';

/** Who has no lane now. A press brings theirs back. */
export function AwayLanes({ away, onCall }: { away: readonly Participant[]; onCall: (id: string) => void }) {
  if (away.length === 0) return null;
  return (
    <div className="diagram-away">
      <span id="diagram-away">Away</span>
      <ul aria-labelledby="diagram-away">
        {away.map(({ id, kind, name }) => (
          <li key={id} data-kind={kind}>
            <button
              type="button"
              title={`Bring back the lane of ${name}`}
              onClick={({ currentTarget }) => {
                // What is pressed goes.
                focusStop(currentTarget);
                onCall(id);
              }}
            >
              <ParticipantGlyph kind={kind} />
              <span translate="no">{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where the Tab key comes to in the diagram; the diagram itself, where nothing in it is one. */
const focusStop = (pressed: Element): void => {
  const diagram = pressed.closest<HTMLElement>('.diagram');
  const stop = diagram?.querySelector<SVGElement>('svg [data-of][tabindex="0"]');
  (stop ?? diagram)?.focus({ preventScroll: true });
};
