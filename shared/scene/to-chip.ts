import { sessionIdOf } from '../session/vocabulary.ts';
import { storeCommands } from '../store/commands.ts';
import { cleanText } from '../trace/clean-text.ts';
import type { Command, TraceEvent } from '../trace/event.ts';
import { loginName } from '../trace/login-name.ts';
import { givenTicket, type Moment, shownTicket } from '../world/moment.ts';
import { ticketWorth } from '../world/ticket-worth.ts';
import { coatOf, toCoat } from './to-coat.ts';

/** The ticket that an arrow carries: a request shows it, a response gives it, a command asks the store for its hook. */
export type Chip = {
  /** Its first four characters, or six where four would be those of another session too. */
  number: string;
  /** The cloth of the coat that it stands for; null where there is none. */
  cloth: number | null;
  worth: 'live' | 'ended' | 'unknown';
  /** Here its session begins. */
  isNew: boolean;
};

/** What rides on the last event's arrow; null where no ticket does. */
export function toChip({ world, past, last, request, shown }: Moment): Chip | null {
  const id = last && ticketOn(last);
  if (!id) return null;
  const worth = ticketWorth(world, id);
  const story = world.sessions.get(id);
  // Until its reply has come, a session that is being written is none yet.
  const isNew = !story && last.type === 'store-command' && id !== shown && creates(last.commands, id);
  const name = isNew && request ? loginName(request) : null;
  return {
    number: shortest(id, [...world.sessions.keys()]),
    cloth: story ? toCoat(world, past, story).cloth : name === null ? null : coatOf(name).cloth,
    worth: isNew ? 'live' : worth === 'none' ? 'unknown' : worth,
    isNew,
  };
}

function ticketOn(event: TraceEvent): string | null {
  switch (event.type) {
    case 'request':
      return shownTicket(event);
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

function shortest(id: string, all: readonly string[]): string {
  const clean = (text: string, length: number) => cleanText(text.slice(0, length), length) || '?';
  const isShared = all.some((other) => other !== id && other.slice(0, 4) === id.slice(0, 4));
  return clean(id, isShared ? 6 : 4);
}
