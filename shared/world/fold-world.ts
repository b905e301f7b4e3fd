import { firstSettings } from '../sandbox/settings.ts';
import { operator } from '../trace/actors.ts';
import { droppedTicket, droppedToken, receiverOf } from '../trace/drop.ts';
import type { TraceEvent, TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { isLogin } from '../trace/login-name.ts';
import { ownStoreOf } from '../trace/own-store.ts';
import { keepsWhatever, takePlanted, takeSetCookies, takeShownCookies } from './fill-jar.ts';
import { fillPockets } from './pockets.ts';
import { changeRack, expireRacks, setServer } from './racks.ts';
import { tellShown } from './session-stories.ts';
import { takeNote } from './take-note.ts';
import { takeOperation } from './take-operation.ts';
import { takeReply } from './take-reply.ts';
import type { Jar, JarCookie, World } from './world.ts';

/** Before anything has happened. */
export const emptyWorld: World = {
  upTo: 0,
  at: 0,
  jars: new Map(),
  drops: new Map(),
  keys: new Map(),
  servers: new Map(),
  settings: firstSettings,
  sessions: new Map(),
  tokens: new Map(),
  pockets: new Map(),
  open: new Map(),
  changed: { cookies: [], keys: [] },
};

type Jars = ReadonlyMap<string, Jar>;

/**
 * The world after one more event. Nothing that came in is changed; whatever the event left alone is shared with the
 * world before. Valid events in any order are fine: an answer to nothing known is passed over.
 */
export const applyEvent = (world: World, event: TraceEvent): World => {
  const jars = fillJars(world, event);
  const { racks, settings } = fillRacks(world, event);
  const cookies = jars === world.jars ? [] : changedCookies(world.jars, jars);
  const { keys, servers, sessions, changed } = racks;
  const { tokens, pockets } = fillPockets(world, event);
  return {
    upTo: event.number,
    at: event.at,
    jars,
    drops: fillDrops(world.drops, event),
    keys,
    servers,
    settings,
    sessions,
    tokens,
    pockets,
    open: follow(world.open, event),
    changed: { cookies, keys: changed },
  };
};

/** The world after all events up to and with number `upTo`. */
export const foldWorld = (events: readonly TraceEvent[], upTo = Number.POSITIVE_INFINITY): World => {
  let world = emptyWorld;
  for (const event of events) if (event.number <= upTo) world = applyEvent(world, event);
  return world;
};

const callKey = ({ exchange, call }: { exchange: string; call: number }): string => `${exchange} ${call}`;

const follow = (open: World['open'], event: TraceEvent): World['open'] => {
  switch (event.type) {
    case 'request':
      return new Map(open).set(event.exchange, event);
    case 'store-command':
      return new Map(open).set(callKey(event), event);
    case 'response':
      return without(open, event.exchange);
    case 'store-reply':
      return without(open, callKey(event));
    case 'own-store':
    case 'note':
      return open;
  }
};

const without = (open: World['open'], key: string): World['open'] => {
  if (!open.has(key)) return open;
  const left = new Map(open);
  left.delete(key);
  return left;
};

/** What comes into somebody's drop takes the place of what was there, as it does for whoever reads only the last. */
const fillDrops = (drops: World['drops'], event: TraceEvent): World['drops'] => {
  const actor = receiverOf(event);
  if (actor === null || event.type !== 'request') return drops;
  return new Map(drops).set(actor.id, {
    actor,
    ticket: droppedTicket(event) ?? null,
    token: droppedToken(event),
    by: event.number,
  });
};

const fillRacks = (world: World, event: TraceEvent) => {
  const { keys, servers, sessions, settings, open } = world;
  const isElsewhere =
    receiverOf(event) !== null || (event.type === 'note' && event.actor.kind !== operator.kind);
  const seen = isElsewhere ? servers : setServer(servers, event.server);
  const before = { keys, servers: seen, sessions, changed: [] };
  // What a jump of the clock ends is told by the note after it, or by whatever comes next: each end has its own event.
  const isJump = event.type === 'note' && event.note.kind === 'clock-moved';
  const racks = isJump ? before : expireRacks(before, event.at);
  switch (event.type) {
    case 'request':
      return { racks: { ...racks, sessions: tellTickets(racks.sessions, event, world.jars) }, settings };
    case 'store-reply': {
      const command = open.get(callKey(event));
      if (command?.type !== 'store-command') return { racks, settings };
      const who = whoAsked(open, event);
      const home = { store: 'redis' as const, server: event.server };
      return { racks: changeRack(racks, home, (rack) => takeReply(rack, command, event, who)), settings };
    }
    case 'own-store': {
      const home = { store: ownStoreOf(event.operation), server: event.server };
      const who = whoAsked(open, event);
      return { racks: changeRack(racks, home, (rack) => takeOperation(rack, event, who)), settings };
    }
    case 'note':
      return takeNote(racks, settings, event);
    default:
      return { racks, settings };
  }
};

/** Who had this done, by a login or otherwise, and which cookies that request showed. */
const whoAsked = (open: World['open'], { exchange, actor }: TraceEvent) => {
  const request = open.get(exchange);
  if (request?.type !== 'request') return { actor: actor.id, shows: '', isLogin: false };
  const shows = headerValues(request.headers, 'cookie').join('; ');
  return { actor: actor.id, shows, isLogin: isLogin(request) };
};

const tellTickets = (
  stories: World['sessions'],
  { headers, actor, number }: TraceEventOf<'request'>,
  jars: Jars,
) => {
  const planted = jars.get(actor.id)?.cookies.filter(({ plantedBy }) => plantedBy !== null) ?? [];
  // Whose jar a ticket was put into has stolen nothing.
  const shown = headerValues(headers, 'cookie')
    .flatMap((line) => line.split(/[;=\s]+/))
    .filter((text) => !planted.some(({ value }) => value === text));
  return shown.reduce((told, text) => tellShown(told, text, actor.id, number), stories);
};

const fillJars = ({ jars, open }: World, event: TraceEvent): Jars => {
  const { actor, at } = event;
  let next = jars;
  const fill = (jar: Jar, cookies: readonly JarCookie[]) => {
    if (next.get(jar.actor.id) === jar && cookies === jar.cookies) return;
    next = new Map(next).set(jar.actor.id, { actor: jar.actor, cookies });
  };
  if (event.type === 'note' && event.note.kind === 'clock-moved') return delay(jars, event.note.byMs);
  for (const jar of jars.values()) if (!keepsWhatever(jar.actor)) fill(jar, stillFresh(jar.cookies, at));
  const receiver = receiverOf(event);
  // Whoever is sent something is there, if with empty pockets.
  if (receiver)
    fill(next.get(receiver.id) ?? { actor: receiver, cookies: [] }, next.get(receiver.id)?.cookies ?? []);
  if (actor.kind === operator.kind) return next;
  const jar = next.get(actor.id) ?? { actor, cookies: [] };
  if (event.type === 'request') fill(jar, takeShownCookies(jar.cookies, event));
  else if (event.type === 'response') {
    const request = open.get(event.exchange);
    fill(jar, takeSetCookies(jar.cookies, event, request?.type === 'request' ? request : null));
  } else fill(jar, event.type === 'note' ? takePlanted(jar.cookies, event) : jar.cookies);
  return next;
};

/** Only the cloakroom's clock has jumped: browsers keep their own time, and their cookies as long as they would have. */
const delay = (jars: Jars, byMs: number): Jars =>
  new Map(
    [...jars].map(([id, { actor, cookies }]) => [
      id,
      {
        actor,
        cookies: cookies.map((c) => (c.expiresAt === null ? c : { ...c, expiresAt: c.expiresAt + byMs })),
      },
    ]),
  );

const stillFresh = (cookies: readonly JarCookie[], at: number): readonly JarCookie[] => {
  const isFresh = ({ expiresAt }: JarCookie) => expiresAt === null || expiresAt > at;
  return cookies.every(isFresh) ? cookies : cookies.filter(isFresh);
};

const changedCookies = (before: Jars, after: Jars): World['changed']['cookies'] =>
  [...after].flatMap(([actor, { cookies }]) => {
    const held = before.get(actor)?.cookies ?? [];
    const names = [...cookies.filter((c) => !held.includes(c)), ...held.filter((c) => !cookies.includes(c))];
    return [...new Set(names.map(({ name }) => name))].map((name) => ({ actor, name }));
  });
