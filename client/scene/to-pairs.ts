import type { StoreKind } from '#shared/sandbox/settings.ts';
import type { Hook, Scene } from '#shared/scene/scene.ts';
import { isOver, toTimeLeft } from '#shared/scene/time-left.ts';
import { sessionKeyOf, ticketPair } from '#shared/session/vocabulary.ts';
import type { Marked } from './marking.ts';

/** One thing of the scene and what it is in truth: `what` in words, `name` as it is written. */
export type Pair = {
  key: string;
  thing: NonNullable<Marked>;
  /** Whose colour it has. */
  participant: string;
  analogy: string;
  truth: { what: string; name: string; end: string | null };
};

/** The pairs of one instant, those that just mattered first. `now` in milliseconds since the epoch. */
export const toPairs = (scene: Scene, now: number): Pair[] => [
  ...scene.attendants.map(({ id, name }): Pair => {
    const analogy = scene.attendants.length > 1 ? `Attendant ${id}` : 'Attendant';
    const truth = { what: name, name: '', end: null };
    return {
      key: `attendant ${id}`,
      thing: { kind: 'attendant', id },
      participant: 'server',
      analogy,
      truth,
    };
  }),
  ...toTicketPairs(scene),
  ...actedFirst(scene.hooks, ({ id }) => scene.motion.sessions.includes(id)).map((hook) =>
    toHookPair(hook, now),
  ),
];

const toTicketPairs = (scene: Scene): Pair[] =>
  actedFirst(scene.guests, ({ isAtCounter }) => isAtCounter).flatMap((guest) =>
    guest.tickets.map(({ id, number, isShown }): Pair => {
      const analogy = isShown ? `${guest.name}’s ticket, on the counter` : `Ticket in ${guest.name}’s hand`;
      const truth = { what: 'cookie', name: ticketPair(number), end: null };
      const thing = { kind: 'ticket', id } as const;
      return { key: `ticket ${guest.id} ${id}`, thing, participant: guest.kind, analogy, truth };
    }),
  );

const toHookPair = ({ id, key, number, coat, store, expiresAt }: Hook, now: number): Pair => ({
  key: `hook ${id}`,
  thing: { kind: 'hook', id: key },
  participant: store === 'redis' ? 'store' : 'server',
  analogy: `Hook with ${coat.owner}’s coat`,
  truth: { ...whats[store](number), end: toEnd(store, expiresAt, now) },
});

const whats: Record<StoreKind, (number: string) => { what: string; name: string }> = {
  redis: (number) => ({ what: 'key', name: sessionKeyOf(number) }),
  memory: (number) => ({ what: 'entry in a Map', name: number }),
  disk: (number) => ({ what: 'record in sessions.json', name: number }),
};

/** Redis counts a key's time down. What a server has for itself says in the record when its time is up. */
const toEnd = (store: StoreKind, expiresAt: number | null, now: number): string => {
  const left = toTimeLeft(expiresAt, now);
  if (store === 'redis') return `TTL ${expiresAt === null ? 'none' : left}`;
  return `no TTL, ${isOver(expiresAt, now) || expiresAt === null ? left : `${left} left`}`;
};

const actedFirst = <Thing>(things: readonly Thing[], hasActed: (thing: Thing) => boolean): Thing[] => [
  ...things.filter(hasActed),
  ...things.filter((thing) => !hasActed(thing)),
];
