import { tokenSays } from '../token/token-words.ts';
import { cleanText } from '../trace/clean-text.ts';
import { isTokenRoute, shownToken } from '../trace/token-messages.ts';
import type { Moment } from '../world/moment.ts';
import { tokensOf } from '../world/pockets.ts';
import { tokenStoryOf, tokenWorth } from '../world/token-worth.ts';
import type { HeldToken, World } from '../world/world.ts';
import type { TicketOrigin, Voucher } from './scene.ts';
import { coatOf } from './to-coat.ts';

/** The tokens in one actor's hands, wherever they are kept. */
export const toVouchers = ({ world }: Moment, actor: string): Voucher[] => {
  const shown = new Set<string | null>();
  for (const open of world.open.values()) {
    if (open.type === 'request' && open.actor.id === actor && isTokenRoute(open)) shown.add(shownToken(open));
  }
  return tokensOf(world, actor).map((held) => ({
    ...readVoucher(world, held.token),
    origin: originOf(world, held, actor),
    isShown: shown.has(held.token),
  }));
};

/** A copy of somebody's voucher, in no hand yet. */
export const copyOfVoucher = (world: World, token: string, from: string): Voucher => ({
  ...readVoucher(world, token),
  origin: { type: 'copied', from },
  isShown: false,
});

const readVoucher = (world: World, token: string) => {
  const name = cleanText(tokenSays(token)?.name ?? '', 16);
  const cloth = name === '' ? null : coatOf(name).cloth;
  return { id: token, name, cloth, worth: tokenWorth(world, token) };
};

const originOf = (world: World, { token, isGiven }: HeldToken, actor: string): TicketOrigin => {
  if (isGiven) return { type: 'given' };
  const story = tokenStoryOf(world, token);
  if (!story) return { type: 'made-up' };
  return story.givenTo === actor ? { type: 'kept' } : { type: 'copied', from: story.givenTo };
};

const flaws = {
  live: '',
  expired: ' over its time',
  denied: ' on the list of what is denied',
  changed: ' with other words than were sealed',
  unsealed: ' without a seal',
  unknown: ' with a seal that is not this house’s',
} as const;

/** A voucher in few words: *ada’s voucher*, *ada’s voucher without a seal*. */
export const nameVoucher = ({ name, worth }: Pick<Voucher, 'name' | 'worth'>): string =>
  `${name ? `${name}’s voucher` : 'a voucher'}${flaws[worth]}`;
