import { type ReactNode, useState } from 'react';
import type { DeviceRequest } from '#shared/api/sandbox-api.ts';
import { takeTicket } from '#shared/content/control-action.ts';
import type { Actor } from '#shared/trace/event.ts';
import { useLatestWorld } from '../timeline/use-played.ts';
import { ticketHoldersOf, tokenHoldersOf } from './ticket-holders.ts';

type Props = { thief: Actor; button: (label: string, request: DeviceRequest | null) => ReactNode };
type Booty = { actor: Actor; request: DeviceRequest };

/** Whose ticket a thief copies, of everybody who has one; and whose token, once somebody has one. */
export function TicketToTake({ thief, button }: Props) {
  const world = useLatestWorld();
  const tickets = ticketHoldersOf(world).map(
    ({ actor, ticket }): Booty => ({
      actor,
      request: { method: 'GET', path: '/api/protected', take: takeTicket(ticket) },
    }),
  );
  const tokens = tokenHoldersOf(world).map(
    ({ actor, token }): Booty => ({
      actor,
      request: { method: 'GET', path: '/api/token/protected', take: { token } },
    }),
  );
  const ofOthers = (all: Booty[]) => all.filter(({ actor }) => actor.id !== thief.id);
  const [robbed, withToken] = [ofOthers(tickets), ofOthers(tokens)];
  return (
    <>
      <TakeFrom whose="Whose ticket" robbed={robbed}>
        {(request) => button('Take the ticket and look up', request)}
      </TakeFrom>
      {robbed.length === 0 && (
        <p className="controls-says">Nobody has a ticket to copy: somebody must log in first.</p>
      )}
      {withToken.length > 0 && (
        <TakeFrom whose="Whose token" robbed={withToken}>
          {(request) => button('Take the token and look up', request)}
        </TakeFrom>
      )}
    </>
  );
}

type TakeFromProps = {
  whose: string;
  robbed: readonly Booty[];
  children: (request: DeviceRequest | null) => ReactNode;
};

function TakeFrom({ whose, robbed, children }: TakeFromProps) {
  const [victim, setVictim] = useState('');
  const chosen = robbed.find(({ actor }) => actor.id === victim) ?? robbed[0];
  return (
    <div className="controls-login">
      {robbed.length > 0 && (
        <label>
          <span className="visually-hidden">{whose}</span>
          <select
            className="select"
            value={chosen?.actor.id}
            onChange={({ target }) => setVictim(target.value)}
          >
            {robbed.map(({ actor }) => (
              <option key={actor.id} value={actor.id}>
                {actor.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {children(chosen?.request ?? null)}
    </div>
  );
}
