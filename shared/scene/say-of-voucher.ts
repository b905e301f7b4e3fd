import { deniedIn } from '../token/vocabulary.ts';
import { receiverOf } from '../trace/drop.ts';
import { isTokenRoute, shownToken } from '../trace/token-messages.ts';
import { type TokenWorth, tokenWorth } from '../world/token-worth.ts';
import type { Told } from './to-speech.ts';

type Said = { by: 'guest' | 'attendant'; text: string };

const refusals: Record<TokenWorth, string> = {
  live: 'I’m afraid not.',
  expired: 'Its time is up.',
  denied: 'It’s on the list.',
  changed: 'The seal is broken!',
  unsealed: 'No seal at all?',
  unknown: 'Not our seal.',
};

/** The few words that are spoken over a voucher; null where there is none, or nothing else is said than over a ticket. */
export const sayOfVoucher = ({ moment, scene }: Told): Said | null => {
  const { last, request, token, world, command } = moment;
  if (!last || !request || !isTokenRoute(request) || receiverOf(last)) return null;
  const attendant = (text: string): Said => ({ by: 'attendant', text });
  if (scene.motion.kind === 'voucher-shown') return { by: 'guest', text: 'My voucher.' };
  if (scene.motion.kind === 'voucher-given') return attendant('Signed and sealed.');
  if (scene.motion.kind === 'voucher-torn') return attendant('Good night!');
  if (last.type === 'store-reply') {
    const [reply] = last.replies;
    const isLook = command?.commands.some(
      ({ name, args }) => name === 'GET' && deniedIn(args[0] ?? '') !== null,
    );
    if (!isLook || !reply?.ok) return null;
    return attendant(reply.value === null ? 'Not on the list.' : 'It’s on the list.');
  }
  if (last.type !== 'response' || token === null || shownToken(request) === null) return null;
  if (last.status >= 500) return null;
  return attendant(last.status >= 400 ? refusals[tokenWorth(world, token)] : 'Here you are!');
};
