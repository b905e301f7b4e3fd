import type { Site } from './site.ts';
import { enter } from './steps.ts';

/** Tickets that look like real ones, and for which the store has no session. */
type WorthlessTickets = {
  /** Of the very shape of real ones, and never given out. */
  mixed: string;
  /** Given out once: its session was taken from the store. */
  ended: string;
};

/** Lets two people log in, and makes of their tickets what is worth nothing. The first of the two is still there. */
export async function makeWorthless(site: Site): Promise<WorthlessTickets> {
  const stays = await enter(site, 'grace', 'Somebody');
  const goes = await enter(site, 'admin', 'Somebody else');
  if (goes.key) await site.store.delete(goes.key);
  return { mixed: mix(stays.ticket, goes.ticket), ended: goes.ticket };
}

/**
 * Takes signs of both in turn. Whatever all ids of a server have in common, such as their length, their alphabet or the
 * version in a UUID, this one has as well.
 */
export function mix(one: string, other: string): string {
  const mixed = Array.from(one, (sign, place) => (place % 2 === 0 ? sign : (other[place] ?? sign))).join('');
  // Of ids as short as a counter's nothing else can be made.
  return mixed === one || mixed === other ? `${mixed}0` : mixed;
}

/** Ids that a plain object seems to hold: every object has properties of these names. */
export const namesOfEveryObject = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'] as const;
