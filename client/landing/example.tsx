import { useMemo } from 'react';
import './example.css';
import { createExampleFilm, exampleNumber, type Frame } from './example-film.ts';
import { useFrame } from './use-frame.ts';

/** Where each participant stands, across the picture. */
const placeOf = { browser: 100, server: 320, store: 540 } as const;
const x = (kind: string): number => placeOf[kind as keyof typeof placeOf] ?? placeOf.browser;

/** A made-up login, drawn from its events: the slip that travels, the coat on its hook, the ticket in the pocket. */
export function Example() {
  const film = useMemo(createExampleFilm, []);
  const { index, isPlaying, toggle } = useFrame(film.length, 3);
  const frame = film[index];
  if (!frame) return null;
  return (
    <figure className="example">
      <svg viewBox="0 0 640 330" role="img" aria-label={`Example: ${frame.sentence}`}>
        <Station kind="browser" name="Browser" />
        <Station kind="server" name="Server" />
        <Station kind="store" name="Session Store" />
        <Rack hasCoat={frame.hasCoat} />
        <Attendant />
        <Guest hasTicket={frame.hasTicket} hasCoat={frame.hasCoat} />
        <Slip key={frame.number} frame={frame} />
      </svg>
      <figcaption>
        <p className="example-sentence">
          <span className="numeral">{frame.number}</span> <span>{frame.sentence}.</span>
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
      <path className="example-lifeline" d="M0 206V330" />
      <text className="example-name" y="196">
        {name}
      </text>
    </g>
  );
}

function Guest({ hasTicket, hasCoat }: { hasTicket: boolean; hasCoat: boolean }) {
  return (
    <g data-participant="browser" transform="translate(100 0)">
      <circle className="example-line" cy="62" r="17" />
      <path className="example-line" d="M-34 172v-44a34 34 0 0 1 68 0v44z" />
      {!hasCoat && <path className="example-coat" d="M-34 172v-44a34 34 0 0 1 68 0v44z" />}
      {hasTicket && (
        <g className="example-ticket" transform="translate(8 112)">
          <path d="M0 0h84v9a5 5 0 0 0 0 10v9H0v-9a5 5 0 0 0 0-10z" />
          <text x="42" y="19.5">
            {exampleNumber}
          </text>
        </g>
      )}
    </g>
  );
}

function Attendant() {
  return (
    <g data-participant="server" transform="translate(320 0)">
      <circle className="example-line" cy="62" r="17" />
      <path className="example-line" d="M-34 132v-4a34 34 0 0 1 68 0v4" />
      <path className="example-line example-bow" d="M0 101l-11-6v12zl11-6v12z" />
      <path className="example-counter" d="M-72 132H72v14H62v26H-62v-26h-10z" />
    </g>
  );
}

function Rack({ hasCoat }: { hasCoat: boolean }) {
  return (
    <g data-participant="store" transform="translate(540 0)">
      <path className="example-line" d="M-88 44H88" strokeWidth="6" />
      {[-62, 0, 62].map((at) => (
        <path key={at} className="example-line" d={`M${at} 44v14a6 6 0 1 0 6 6`} />
      ))}
      {hasCoat && (
        <g className="example-hung">
          <path className="example-coat" d="M0 74l30 20v78h-60V94z" />
          <path className="example-line" d="M0 74l30 20v78h-60V94z" />
          <g className="example-tag" transform="translate(-34 112)">
            <path d="M0 0h68v22H0z" />
            <text x="34" y="15.5">
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
  const width = Math.max(96, frame.label.length * 8.6 + 28);
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
