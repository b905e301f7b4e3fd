import { sessionIdOf } from '../session/vocabulary.ts';
import { storeCommands } from '../store/commands.ts';
import { tokenSays } from '../token/token-words.ts';
import { cleanText } from '../trace/clean-text.ts';
import { droppedTicket } from '../trace/drop.ts';
import type { Command, TraceEvent } from '../trace/event.ts';
import { loginName } from '../trace/login-name.ts';
import { givenTicket, type Moment, shownTicket } from '../world/moment.ts';
import { ticketWorth } from '../world/ticket-worth.ts';
import { tokenOn } from '../world/token-on.ts';
import { type TokenWorth, tokenWorth } from '../world/token-worth.ts';
import type { World } from '../world/world.ts';
import { ticketNumber } from './ticket-number.ts';
import { coatOf, toCoat } from './to-coat.ts';

/** The ticket that an arrow carries: a request shows it, a response gives it, a command asks the store for its hook. */
export type TicketChip = {
  kind: 'ticket';
  /** Its first four characters, or six where four would be those of another session too. */
  number: string;
  /** The cloth of the coat that it stands for; null where there is none. */
  cloth: number | null;
  worth: 'live' | 'ended' | 'unknown';
  /** Here its session begins. */
  isNew: boolean;
};

/** The token that an arrow carries. It can be read, so the chip says whose it is; what it is worth its seal and its date tell. */
export type TokenChip = {
  kind: 'token';
  /** Whose, as it says itself. */
  name: string;
  /** The cloth of that person's coat. */
  cloth: number | null;
  worth: TokenWorth;
  /** Here it is handed out. */
  isNew: boolean;
};

export type Chip = TicketChip | TokenChip;

/** What rides on the last event's arrow; null where neither ticket nor token does. */
export function toChip(moment: Moment): Chip | null {
  const { world, past, last, request, shown } = moment;
  const token = tokenOn(moment);
  if (token !== null) return tokenChipOf(token, world, last?.type === 'response');
  const id = last && ticketOn(last);
  if (!id) return null;
  const worth = ticketWorth(world, id);
  const story = world.sessions.get(id);
  // Until its reply has come, a session that is being written is none yet.
  const isNew = !story && last.type === 'store-command' && id !== shown && creates(last.commands, id);
  const name = isNew && request ? loginName(request) : null;
  return {
    kind: 'ticket',
    number: ticketNumber(world, id),
    cloth: story ? toCoat(world, past, story).cloth : name === null ? null : coatOf(name).cloth,
    worth: isNew ? 'live' : worth === 'none' ? 'unknown' : worth,
    isNew,
  };
}

/** The ticket in somebody's hand. @param events the trace that the world stands in */
export function chipOf(id: string, world: World, events: readonly TraceEvent[]): TicketChip {
  const story = world.sessions.get(id);
  const worth = ticketWorth(world, id);
  return {
    kind: 'ticket',
    number: ticketNumber(world, id),
    cloth: story ? toCoat(world, events, story).cloth : null,
    worth: worth === 'none' ? 'unknown' : worth,
    isNew: false,
  };
}

/** A token as it rides on an arrow. */
function tokenChipOf(token: string, world: World, isNew: boolean): TokenChip {
  const name = cleanText(tokenSays(token)?.name ?? '', 16);
  const cloth = name === '' ? null : coatOf(name).cloth;
  return { kind: 'token', name, cloth, worth: tokenWorth(world, token), isNew };
}

function ticketOn(event: TraceEvent): string | null {
  switch (event.type) {
    case 'request':
      return droppedTicket(event) ?? shownTicket(event);
    case 'response': {
      const given = givenTicket(event);
      return given === 'cleared' ? null : given;
    }
    case 'store-command':
      return event.commands.map(({ args }) => sessionIdOf(args[0] ?? '')).find((id) => id !== null) ?? null;
    case 'own-store':
      return 'key' in event.operation ? event.operation.key : null;
    case 'store-reply':
    case 'note':
      return null;
  }
}

const creates = (commands: readonly Command[], id: string): boolean =>
  commands.some(
    ({ name, args }) =>
      sessionIdOf(args[0] ?? '') === id && storeCommands.get(name.toUpperCase())?.effect === 'creates',
  );
