import type { OpenRoom } from '#shared/api/room-api.ts';
import { answerEntry, openEntries } from './room-api.ts';
import { useRoomChange } from './use-room.ts';

type Props = { sandboxId: string; entries: OpenRoom['entries'] };

/** Lets guests ask to come to the counter, and answers each by name. Whoever is let in is told this cloakroom's address. */
export function Entries({ sandboxId, entries }: Props) {
  const { change, isBusy, refusal } = useRoomChange(sandboxId);
  return (
    <div className="room-own">
      <p>
        {entries === null
          ? 'A few of them can come to the counter, each a device of their own on your stage.'
          : entries.length === 0
            ? 'They may ask to come to the counter. Nobody does just now.'
            : 'They ask to come to the counter. Whoever is let in has this cloakroom’s address.'}
      </p>
      {entries && entries.length > 0 && (
        <ul className="room-list" aria-label="Who asks to come in">
          {entries.map(({ who, name }) => (
            <li key={who}>
              <span>{name}</span>
              <span className="room-answers">
                {[['Let in', true] as const, ['Not now', false] as const].map(([label, letIn]) => (
                  <button
                    key={label}
                    type="button"
                    className="button controls-button"
                    aria-disabled={isBusy}
                    aria-label={`${label}: ${name}`}
                    onClick={() => change(() => answerEntry(sandboxId, who, letIn))}
                  >
                    {label}
                  </button>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      <button
        type="button"
        className="button controls-button"
        aria-disabled={isBusy}
        onClick={() => change(() => openEntries(sandboxId, entries === null))}
      >
        {entries === null ? 'Let them ask, by name' : 'Let nobody ask any more'}
      </button>
      {refusal && <p className="trouble">{refusal}</p>}
    </div>
  );
}
