import { type ReactNode, useState } from 'react';
import type { DeviceRequest } from '#shared/api/sandbox-api.ts';
import { takeTicket } from '#shared/content/control-action.ts';
import type { Actor } from '#shared/trace/event.ts';
import { useLatestWorld } from '../timeline/use-played.ts';
import { ticketHoldersOf } from './ticket-holders.ts';

/** Whose ticket a thief copies; of everybody who has one. */
export function TicketToTake({
  thief,
  button,
}: {
  thief: Actor;
  button: (label: string, request: DeviceRequest | null) => ReactNode;
}) {
  const holders = ticketHoldersOf(useLatestWorld()).filter(({ actor }) => actor.id !== thief.id);
  const [victim, setVictim] = useState('');
  const chosen = holders.find(({ actor }) => actor.id === victim) ?? holders[0];
  const take = chosen && takeTicket(chosen.ticket);
  return (
    <div className="controls-login">
      {holders.length > 0 && (
        <label>
          <span className="visually-hidden">Whose ticket</span>
          <select
            className="select"
            value={chosen?.actor.id}
            onChange={({ target }) => setVictim(target.value)}
          >
            {holders.map(({ actor }) => (
              <option key={actor.id} value={actor.id}>
                {actor.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {button('Take the ticket and look up', take ? { method: 'GET', path: '/api/protected', take } : null)}
      {holders.length === 0 && (
        <p className="controls-says">Nobody has a ticket to copy: somebody must log in first.</p>
      )}
    </div>
  );
}
