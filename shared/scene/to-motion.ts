import { sessionIdOf, ticketCookie } from '../session/vocabulary.ts';
import { isLookup } from '../store/commands.ts';
import { droppedTicket, droppedToken, receiverOf } from '../trace/drop.ts';
import type { TraceEventOf } from '../trace/event.ts';
import { givenToken, isTokenLogout, isTokenRoute, shownToken } from '../trace/token-messages.ts';
import { turnsAway } from '../trace/turns-away.ts';
import { givenTicket, type Moment } from '../world/moment.ts';
import type { SessionStory, World } from '../world/world.ts';
import type { Motion, MotionKind, TicketOrigin } from './scene.ts';

const stands = { actor: null, server: null, sessions: [], token: null };

/** What the last event did, seen from the cloakroom. `origin` is where the ticket shown comes from. */
export const toMotion = (moment: Moment, origin: TicketOrigin['type'] | null): Motion => {
  const { last, world, shown } = moment;
  if (!last) return { kind: 'none', ...stands };
  const did: Did = (kind, sessions = [], token = null) => ({
    kind,
    actor: last.actor.id,
    server: receiverOf(last) ? null : last.server,
    sessions: sessions.filter((id) => id !== null),
    token,
  });
  const gone = endedNow(moment, null);
  const lost = gone.filter((id) => world.sessions.get(id)?.end?.how === 'lost');
  if (lost.length > 0) return did('restarted', lost);
  if (gone.length > 0) return did('expired', gone);

  // What goes past the counter moves nobody there.
  if (last.type === 'request' && last.receiver)
    return did('dropped', [droppedTicket(last) ?? null], droppedToken(last));
  if (receiverOf(last)) return did('none');

  const ofToken = toTokenMotion(moment, did);
  if (ofToken) return ofToken;

  switch (last.type) {
    case 'request': {
      if (shown === null) return did('stepped-up');
      const isNew = world.changed.cookies.some(
        ({ actor, name }) => actor === last.actor.id && name === ticketCookie,
      );
      const isForeign = origin === 'copied' || origin === 'made-up';
      return did(isNew && isForeign ? 'stolen' : 'shown', [shown]);
    }
    case 'store-command':
      return did('walked', namedSessions(last).slice(0, 1));
    case 'store-reply':
      return toStoreMotion(moment, did);
    case 'response': {
      const given = givenTicket(last);
      if (given === 'cleared') return did('torn', [shown]);
      if (given !== null) return did('ticket-given', [given]);
      const isRefused = turnsAway(last, moment.request?.path ?? '/');
      return did(isRefused ? 'turned-away' : 'served', [shown]);
    }
    case 'own-store':
      return toOperationMotion(moment, last, did);
    case 'note':
      return did(noteMotion(last));
  }
};

const noteMotion = ({ note }: TraceEventOf<'note'>): MotionKind => {
  switch (note.kind) {
    case 'clock-moved':
      return 'clock-moved';
    case 'server-changed':
      return note.now === 'restarted' ? 'restarted' : 'none';
    case 'store-changed':
      return note.now === 'down' ? 'store-down' : 'store-up';
    case 'keys-expired':
    case 'not-recorded':
    case 'settings-changed':
    case 'script-read-cookies':
    case 'ticket-planted':
    case 'script-asks':
      return 'none';
  }
};

type Did = (kind: MotionKind, sessions?: readonly (string | null)[], token?: string | null) => Motion;

/** Where tokens are looked at: what is done with one; null for all else. */
const toTokenMotion = ({ last, request, token }: Moment, did: Did): Motion | null => {
  if (!last || !request || !isTokenRoute(request)) return null;
  if (last.type === 'request') return shownToken(last) === null ? null : did('voucher-shown', [], token);
  if (last.type !== 'response') return null;
  const given = givenToken(last);
  if (given) return did('voucher-given', [], given.token);
  return isTokenLogout(request) && last.status < 300 ? did('voucher-torn', [], token) : null;
};

const toStoreMotion = (moment: Moment, did: Did): Motion => {
  const { command } = moment;
  if (!command) return did('none');
  const changed = toChangeMotion(moment, command.number, did);
  if (changed) return changed;
  const looked = command.commands.find(({ name }) => isLookup(name));
  return looked ? did('looked-up', [sessionIdOf(looked.args[0] ?? '')]) : did('none');
};

/** What a server did in its own memory or file. A file is read as a whole, for the sake of the ticket that was shown. */
const toOperationMotion = (
  moment: Moment,
  { operation, number }: TraceEventOf<'own-store'>,
  did: Did,
): Motion => {
  const changed = toChangeMotion(moment, number, did);
  if (changed) return changed;
  switch (operation.name) {
    case 'map.get':
      return did('looked-up', [operation.key]);
    case 'file.read':
      return did('looked-up', [moment.shown]);
    case 'map.entries':
      return did('looked-up');
    case 'map.set':
    case 'map.delete':
    case 'file.write':
      return did('none');
  }
};

/** Coats that the command or operation with this number hung up, or took down; null when it did neither. */
const toChangeMotion = (moment: Moment, by: number, did: Did): Motion | null => {
  const created = changedSessions(moment.world).filter(({ createdBy, end }) => createdBy === by && !end);
  if (created.length > 0) {
    return did(
      'handed-in',
      created.map(({ id }) => id),
    );
  }
  const ended = endedNow(moment, by);
  if (ended.length === 0) return null;
  const overdue = ended.filter((id) => moment.world.sessions.get(id)?.end?.how === 'expired');
  if (overdue.length > 0) return did('expired', overdue);
  return did(ended.some((id) => id === moment.shown) ? 'given-back' : 'revoked', ended);
};

/** The sessions whose keys the last event changed. */
export const changedSessions = ({ changed, sessions }: World): SessionStory[] =>
  changed.keys.flatMap((key) => sessions.get(sessionIdOf(key) ?? key) ?? []);

/** The sessions that ended with the last event, by a command or, when `by` is null, by their time. */
const endedNow = ({ world }: Moment, by: number | null): string[] =>
  changedSessions(world).flatMap(({ id, end }) => (end && end.by === by ? [id] : []));

/** The sessions whose keys a command names. */
export const namedSessions = ({ commands }: TraceEventOf<'store-command'>): string[] =>
  commands.flatMap(({ args }) => sessionIdOf(args[0] ?? '') ?? []);
