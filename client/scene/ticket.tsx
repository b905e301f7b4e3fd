import type { Ticket as TicketData } from '#shared/scene/scene.ts';

const stub =
  'M-54 -20 H54 V-12 A4 4 0 0 0 54 -4 V4 A4 4 0 0 0 54 12 V20 H-54 V12 A4 4 0 0 0 -54 4 V-4 A4 4 0 0 0 -54 -12Z';

/** A ticket stub with its number, around the drawing's origin. */
export function Ticket({ ticket }: { ticket: Pick<TicketData, 'number' | 'worth' | 'origin'> }) {
  return (
    <g className="scene-ticket" data-worth={ticket.worth} data-origin={ticket.origin.type}>
      <path className="scene-stub" d={stub} />
      <path className="scene-perforation" d="M-43 -17 V17" />
      <text className="scene-number" x="5" y="6">
        {ticket.number}
      </text>
      {ticket.worth === 'live' ? null : <path className="scene-void" d="M-36 15 L50 -15" />}
    </g>
  );
}

/** The two halves of a torn ticket, on their way to the floor. */
export function TornTicket({ number }: { number: string }) {
  return (
    <g className="scene-ticket">
      <g className="scene-torn-left">
        <path className="scene-stub" d="M-54 -20 H2 L-5 -9 L5 1 L-4 11 L3 20 H-54Z" />
        <text className="scene-number" x="-24" y="6">
          {number.slice(0, 4)}
        </text>
      </g>
      <g className="scene-torn-right">
        <path className="scene-stub" d="M54 -20 H2 L-5 -9 L5 1 L-4 11 L3 20 H54Z" />
        <text className="scene-number" x="30" y="6">
          {number.slice(-3)}
        </text>
      </g>
    </g>
  );
}
