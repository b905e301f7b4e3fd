import type { OpenSandbox, Overview } from '#shared/api/host-api.ts';
import { sayDuration } from '#shared/trace/say-duration.ts';

const count = (value: number) => value.toLocaleString('en-GB');
const size = (bytes: number | null) => (bytes === null ? 'small' : `${count(Math.ceil(bytes / 1024))} KB`);
const ago = (then: number, now: number) =>
  now - then < 60_000 ? 'just now' : `${sayDuration(Math.floor((now - then) / 60_000) * 60_000)} ago`;

/** What is open, in figures and then one by one. */
export function OpenSandboxes({ overview }: { overview: Overview }) {
  const { open, places, bytes, listeners, now, sandboxes } = overview;
  const row = ({ hint, openedAt, usedAt, events, bytes: own }: OpenSandbox) => (
    <tr key={`${hint} ${openedAt}`}>
      <th scope="row">
        <code>{hint}</code>
      </th>
      <td>{openedAt === null ? 'not known' : ago(openedAt, now)}</td>
      <td>{ago(usedAt, now)}</td>
      <td className="numeral">{count(events)}</td>
      <td className="numeral">{size(own)}</td>
    </tr>
  );
  return (
    <>
      <dl className="ticket host-figures">
        <Figure name="cloakrooms open" value={`${count(open)} of ${count(places)}`} />
        <Figure name="pages listening here" value={count(listeners)} />
        <Figure name="kept of what happened" value={size(bytes)} />
      </dl>
      {sandboxes.length > 0 && (
        <table className="host-list">
          <caption className="visually-hidden">Cloakrooms that are open</caption>
          <thead>
            <tr>
              <th scope="col">Cloakroom</th>
              <th scope="col">Opened</th>
              <th scope="col">Used</th>
              <th scope="col">Events</th>
              <th scope="col">Size</th>
            </tr>
          </thead>
          <tbody>{sandboxes.map(row)}</tbody>
        </table>
      )}
      <p className="host-says">
        {sandboxes.length < open && `Named are the ${count(sandboxes.length)} that were used last. `}
        An address is the key to its cloakroom, so only its first letters stand here. What happened inside is
        shown to nobody else.
      </p>
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="numeral">{value}</dd>
    </div>
  );
}
