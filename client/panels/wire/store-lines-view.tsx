import type { StoreLine, StoreLines } from '#shared/wire/to-store-lines.ts';

/** What was said to the store, line by line: each with its own reply, and what it is for. */
export function StoreLinesView({ lines, isTransaction }: StoreLines) {
  const main = lines.filter(({ isBookkeeping }) => !isBookkeeping);
  const books = lines.filter(({ isBookkeeping }) => isBookkeeping);
  const together = isTransaction ? ', all or none, with nobody else’s in between' : '';
  return (
    <>
      <Lines lines={main} />
      {main.length > 1 && together !== '' && (
        <p className="wire-together">{`These went as one${together}.`}</p>
      )}
      {books.length > 0 && (
        <>
          <p className="wire-together">
            {`And ${books.length === 1 ? 'a line' : `${books.length} lines`} of book-keeping${together}:`}
          </p>
          <Lines lines={books} />
        </>
      )}
    </>
  );
}

function Lines({ lines }: { lines: readonly StoreLine[] }) {
  return (
    <ul className="wire-deeds">
      {lines.map(({ command, reply, replySays, says, isBookkeeping }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one message never move.
        <li key={index} data-quiet={isBookkeeping}>
          <p className="wire-command" translate="no">
            {command}
          </p>
          {reply !== null && (
            <p className="wire-reply">
              <span translate="no">{reply}</span>{' '}
              {replySays !== '' && <span className="wire-reply-says">{replySays}</span>}
            </p>
          )}
          <p>{says}</p>
        </li>
      ))}
    </ul>
  );
}
