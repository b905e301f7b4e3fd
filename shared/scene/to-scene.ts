import { operator } from '../trace/actors.ts';
import { cleanText } from '../trace/clean-text.ts';
import { droppedTicket, droppedToken, receiverOf } from '../trace/drop.ts';
import type { TraceEvent } from '../trace/event.ts';
import { isLogin, loginName } from '../trace/login-name.ts';
import { serverName } from '../trace/server-name.ts';
import { closingTime } from '../world/closing-time.ts';
import { type Moment, toMoment } from '../world/moment.ts';
import { keyOf } from '../world/session-stories.ts';
import type { World } from '../world/world.ts';
import { describeScene } from './describe-scene.ts';
import { freePlace, hangOnHooks } from './hang-on-hooks.ts';
import type { Attendant, Coat, Guest, Hook, Motion, Scene, Slip } from './scene.ts';
import { ticketNumber } from './ticket-number.ts';
import { coatOf, toCoat } from './to-coat.ts';
import { toDenials } from './to-denials.ts';
import { changedSessions, namedSessions, toMotion } from './to-motion.ts';
import { hungKey, openServers, rackAsked, rackOf, toRacks } from './to-racks.ts';
import { toSpeech } from './to-speech.ts';
import { copyOf, toTickets } from './to-tickets.ts';
import { copyOfVoucher, toVouchers } from './to-vouchers.ts';

/**
 * The cloakroom at one instant: what stands where, and what the last event did. `events` is the trace that `world` was
 * folded from; it may go on beyond the world's instant, which changes nothing.
 */
export const toScene = (world: World, events: readonly TraceEvent[]): Scene => {
  const moment = toMoment(world, events);
  const guests = toGuests(moment);
  const origin = guests.find(({ isAtCounter }) => isAtCounter)?.tickets.find(({ id }) => id === moment.shown)
    ?.origin.type;
  const motion = toMotion(moment, origin ?? null);
  const all = toHooks(moment, motion);
  const isHeld = ({ id }: Hook) => {
    const story = world.sessions.get(id);
    return story !== undefined && hungKey(world, story) !== null;
  };
  const hooks = all.filter(isHeld);
  const still: Omit<Scene, 'speech' | 'description'> = {
    upTo: world.upTo,
    racks: toRacks(world),
    hooks,
    motion,
    taken: all.filter((hook) => !isHeld(hook)),
    bare: toBare(moment, motion, hooks),
    denials: toDenials(world),
    guests: guests.map((guest) => (guest.isAtCounter ? { ...guest, coat: toArm(moment, all) } : guest)),
    slip: toSlip(moment),
    attendants: toAttendants(moment, motion),
  };
  const told = { moment, scene: still };
  return {
    ...still,
    speech: toSpeech(told),
    description: describeScene(told),
  };
};

const toHooks = ({ world, past }: Moment, motion: Motion): Hook[] => {
  const stories = [...world.sessions.values()];
  const racks = new Set(stories.map(({ home }) => rackOf(home)));
  const places = new Map(
    [...racks].flatMap((rack) => [
      ...hangOnHooks(
        stories.filter(({ home }) => rackOf(home) === rack),
        past,
      ),
    ]),
  );
  const changed = new Set(changedSessions(world).map(({ id }) => id));
  return stories.flatMap((story) => {
    const { id } = story;
    const held = hungKey(world, story);
    if (!held && !motion.sessions.includes(id)) return [];
    // Only a coat that went just now is worth showing; one that went long ago is no longer anywhere.
    if (!held && !changed.has(id)) return [];
    const coat = toCoat(world, past, story);
    const expiresAt = held && closingTime(story.home, held);
    const place = { place: places.get(id) ?? 0, rack: rackOf(story.home), store: story.home.store };
    return [
      { id, key: held?.key ?? keyOf(story), number: ticketNumber(world, id), ...place, coat, expiresAt },
    ];
  });
};

const toBare = ({ last, world }: Moment, motion: Motion, hooks: readonly Hook[]): Scene['bare'] => {
  const [id] = motion.sessions;
  const rack = last && rackAsked(last);
  if (motion.kind !== 'looked-up' || id === undefined || rack === null) return null;
  const here = hooks.filter((hook) => hook.rack === rack);
  // The same number may hang on the other attendant's rack, where it helps nobody here.
  if (here.some((hook) => hook.id === id)) return null;
  const place = freePlace(new Set(here.map((hook) => hook.place)));
  return { id, number: ticketNumber(world, id), place, rack };
};

const toGuests = (moment: Moment): Guest[] => {
  // What the house does moves nobody from the counter.
  const atCounter = moment.past.findLast(({ actor }) => actor.kind !== operator.kind)?.actor.id;
  return [...moment.world.jars.values()].map((jar) => ({
    id: jar.actor.id,
    kind: jar.actor.kind,
    name: cleanText(jar.actor.name, 16) || 'Somebody',
    isAtCounter: jar.actor.id === atCounter,
    coat: null,
    tickets: toTickets(moment, jar),
    vouchers: toVouchers(moment, jar.actor.id),
  }));
};

const toSlip = (moment: Moment): Slip | null => {
  const { last, request } = moment;
  const to = last && receiverOf(last)?.id;
  if (!to || !request) return null;
  const [from, id] = [request.actor.id, droppedTicket(request)];
  const token = droppedToken(request);
  const voucher = token === null ? null : copyOfVoucher(moment.world, token, from);
  return { from, to, ticket: id ? copyOf(moment, id, from) : null, voucher };
};

/** The coat over the arm of whoever is at the counter: not yet hung up, or just taken down again. */
const toArm = ({ world, past, last, request, shown }: Moment, hooks: readonly Hook[]): Coat | null => {
  if (!last || !request || last.type === 'note') return null;
  const commands = new Set(past.filter((e) => e.exchange === last.exchange).map(({ number }) => number));
  const stories = [...world.sessions.values()];
  if (isLogin(request)) {
    if (stories.some(({ createdBy }) => commands.has(createdBy))) return null;
    const name = loginName(request);
    return name === null ? null : coatOf(name);
  }
  // A coat whose time was up is thrown out, and goes to nobody.
  const back = stories.find(
    ({ id, end }) => id === shown && end && end.how !== 'expired' && commands.has(end.by ?? 0),
  );
  return back ? (hooks.find(({ id }) => id === back.id)?.coat ?? toCoat(world, past, back)) : null;
};

const toAttendants = ({ world, last, command }: Moment, motion: Motion): Attendant[] => {
  const rack = last && rackAsked(last);
  const reaching = motion.sessions[0] ?? (command && namedSessions(command)[0]) ?? null;
  return openServers(world).map((id) => ({
    id,
    name: serverName(id),
    at: rack !== null && last?.server === id ? { type: 'rack', reaching, rack } : { type: 'counter' },
  }));
};
