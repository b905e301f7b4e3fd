import { useMemo } from 'react';
import { serverName } from '#shared/trace/server-name.ts';
import './example.css';
import { createExampleFilm, exampleNumber, type Frame } from './example-film.ts';
import { useFrame } from './use-frame.ts';

/** Where each participant stands, across the picture. */
const placeOf = { browser: 88, server: 320, store: 548 } as const;
const x = (kind: string): number => placeOf[kind as keyof typeof placeOf] ?? placeOf.browser;

/** A made-up login, drawn from its events: the slip that travels, the coat on its hook, the ticket in the pocket. */
export function Example() {
  const film = useMemo(createExampleFilm, []);
  const longest = film.reduce((one, { sentence }) => (sentence.length > one.length ? sentence : one), '');
  const { index, isPlaying, toggle } = useFrame(film.length, 3);
  const frame = film[index];
  if (!frame) return null;
  return (
    <figure className="ticket example">
      <svg viewBox="0 0 640 330" role="img" aria-label={`Example: ${frame.sentence}`}>
        <Station kind="browser" name="Browser" />
        <Station kind="server" name={serverName('A')} />
        <Station kind="store" name="Session Store" />
        <Rack hasCoat={frame.hasCoat} />
        <Attendant />
        <Guest hasTicket={frame.hasTicket} hasCoat={frame.hasCoat} />
        <Slip key={frame.number} frame={frame} />
      </svg>
      <hr className="tear" />
      <figcaption>
        <p className="example-sentence">
          <span className="numeral">{frame.number}</span>
          <span className="example-words" data-longest={`${longest}.`}>
            <span>{frame.sentence}.</span>
          </span>
        </p>
        <p className="example-foot">
          An example. Yours will be real.
          <button type="button" className="link-button" onClick={toggle}>
            {isPlaying ? 'Pause' : 'Play'}
          </button>
        </p>
      </figcaption>
    </figure>
  );
}

function Station({ kind, name }: { kind: keyof typeof placeOf; name: string }) {
  return (
    <g data-participant={kind} transform={`translate(${placeOf[kind]} 0)`}>
      <path className="example-lifeline" d="M0 218V330" />
      <text className="example-name" y="206">
        {name}
      </text>
    </g>
  );
}

/** A coat from its collar down, worn or hung. */
function Coat() {
  return (
    <g className="example-coat">
      <path d="M-12 0h24l26 12 12 62-16 4-7-34 3 62h-60l3-62-7 34-16-4 12-62z" />
      <path d="M-12 0 0 30 12 0M0 30v76" />
      <path d="M7 52h.1M7 72h.1M7 92h.1" />
    </g>
  );
}

function Guest({ hasTicket, hasCoat }: { hasTicket: boolean; hasCoat: boolean }) {
  return (
    <g data-participant="browser" transform={`translate(${placeOf.browser} 0)`}>
      <circle className="example-line" cy="40" r="19" />
      <path className="example-line" d="M-25 174V92a25 25 0 0 1 50 0v82z" />
      {!hasCoat && (
        <g transform="translate(0 68)">
          <Coat />
        </g>
      )}
      {hasTicket && (
        <g className="example-ticket" transform="translate(-2 112)">
          <path d="M0 0h96v11a5 5 0 0 0 0 10v11H0V21a5 5 0 0 0 0-10z" />
          <text x="48" y="21.5">
            {exampleNumber}
          </text>
        </g>
      )}
    </g>
  );
}

function Attendant() {
  return (
    <g data-participant="server" transform={`translate(${placeOf.server} 0)`}>
      <circle className="example-line" cy="40" r="19" />
      <path className="example-line" d="M-36 130v-30a32 32 0 0 1 32-32h8a32 32 0 0 1 32 32v30" />
      <path className="example-bow" d="m0 79-13-7v14l13-7 13 7V72z" />
      <path className="example-counter" d="M-80 130H80v13H70v31H-70v-31h-10z" />
    </g>
  );
}

function Rack({ hasCoat }: { hasCoat: boolean }) {
  return (
    <g data-participant="store" transform={`translate(${placeOf.store} 0)`}>
      <path className="example-rail" d="M-84 26H84" />
      {[-60, 0, 60].map((at) => (
        <path key={at} className="example-hook" d={`M${at} 28v14a7 7 0 1 0 7 7`} />
      ))}
      {hasCoat && (
        <g className="example-hung">
          <path className="example-hook" d="M-30 80 0 62 30 80" />
          <g transform="translate(0 68)">
            <Coat />
          </g>
          <g className="example-ticket" transform="translate(-48 122)">
            <path d="M0 0h96v28H0z" />
            <text x="48" y="19.5">
              {exampleNumber}
            </text>
          </g>
        </g>
      )}
    </g>
  );
}

/** The message on its way, with an arrow from sender to receiver. */
function Slip({ frame }: { frame: Frame }) {
  const [from, to] = [x(frame.from.kind), x(frame.to.kind)];
  const ahead = to > from ? 1 : -1;
  const width = Math.max(96, frame.label.length * 10.3 + 28);
  return (
    <g data-participant={frame.from.kind}>
      <path
        className="example-arrow"
        data-reply={frame.isReply}
        d={`M${from} 292H${to - ahead * 4}`}
        pathLength="1"
      />
      <path className="example-arrowhead" d={`M${to - ahead * 15} 285l${ahead * 13} 7l${-ahead * 13} 7`} />
      <g className="example-slip" style={{ '--slip-from': `${(from - to) / 2}px` } as React.CSSProperties}>
        <rect x={(from + to - width) / 2} y="238" width={width} height="36" rx="2" />
        <text x={(from + to) / 2} y="261">
          {frame.label}
        </text>
      </g>
    </g>
  );
}
