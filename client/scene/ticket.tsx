import type { Ticket as TicketData } from '#shared/scene/scene.ts';

const stub =
  'M-54 -20 H54 V-12 A4 4 0 0 0 54 -4 V4 A4 4 0 0 0 54 12 V20 H-54 V12 A4 4 0 0 0 -54 4 V-4 A4 4 0 0 0 -54 -12Z';

/** A ticket stub with its number and the cloth of its coat, around the drawing's origin: the same as rides on an arrow. */
export function Ticket({ ticket }: { ticket: Pick<TicketData, 'number' | 'worth' | 'origin' | 'cloth'> }) {
  const { number, worth, origin, cloth } = ticket;
  return (
    <g className="scene-ticket" data-worth={worth} data-origin={origin.type}>
      <path className="scene-stub" d={stub} />
      {cloth === null ? null : (
        <rect className="scene-ticket-cloth" data-cloth={cloth} x="-50" y="-17" width="14" height="34" />
      )}
      <path className="scene-perforation" d="M-32 -17 V17" />
      <text
        className="scene-number"
        x="10"
        y="9"
        textLength={number.length > 4 ? 76 : undefined}
        lengthAdjust="spacingAndGlyphs"
      >
        {number}
      </text>
      {worth === 'live' ? null : <path className="scene-void" d="M-30 15 L50 -15" />}
    </g>
  );
}

/** The two halves of a torn ticket, on their way to the floor. */
export function TornTicket({ number }: { number: string }) {
  return (
    <g className="scene-ticket">
      <g className="scene-torn-left">
        <path className="scene-stub" d="M-54 -20 H2 L-5 -9 L5 1 L-4 11 L3 20 H-54Z" />
        <text className="scene-number" x="-24" y="9">
          {number.slice(0, 2)}
        </text>
      </g>
      <g className="scene-torn-right">
        <path className="scene-stub" d="M54 -20 H2 L-5 -9 L5 1 L-4 11 L3 20 H54Z" />
        <text className="scene-number" x="28" y="9">
          {number.slice(2)}
        </text>
      </g>
    </g>
  );
}
