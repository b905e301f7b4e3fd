import { isLookup, removesKeys } from '../store/commands.ts';
import { tokenSays } from '../token/token-words.ts';
import { deniedIn, refreshHashIn, refreshUserIn } from '../token/vocabulary.ts';
import { cleanText } from '../trace/clean-text.ts';
import { receiverOf } from '../trace/drop.ts';
import type { TraceEventOf } from '../trace/event.ts';
import {
  isTokenLogin,
  isTokenLogout,
  isTokenRefresh,
  isTokenRoute,
  refreshTokenIn,
  shownToken,
} from '../trace/token-messages.ts';
import { type TokenWorth, tokenWorth } from '../world/token-worth.ts';
import type { Told } from './to-speech.ts';

/** What just happened where vouchers are looked at, in the cloakroom's words; null anywhere else. @param who acts */
export const describeVoucherMotion = (told: Told, who: string): string | null => {
  const { last, request } = told.moment;
  if (!last || !request || receiverOf(last)) return null;
  switch (last.type) {
    case 'request':
      return isTokenRoute(request) ? tellRequest(told, last, who) : null;
    case 'response':
      return isTokenRoute(request) ? tellResponse(told, last, request, who) : null;
    case 'store-command':
    case 'store-reply':
      // Whoever ends all that somebody has goes to the rack for it by another route.
      return tellKept(told, last);
    case 'own-store':
    case 'note':
      return null;
  }
};

const voucherOf = (token: string | null): string => {
  const name = cleanText((token && tokenSays(token)?.name) ?? '', 16);
  return name ? `${name}’s voucher` : 'a voucher';
};

const tellRequest = ({ moment, scene }: Told, request: TraceEventOf<'request'>, who: string): string => {
  const { token } = moment;
  if (isTokenLogin(request))
    return `${who} comes to the counter with a name and a password, and asks for a voucher.`;
  if (isTokenRefresh(request))
    return `${who} shows a refresh token. Nothing stands on it but a number, as on a ticket: somebody has to walk to the rack.`;
  if (token === null) return `${who} comes to the counter without a voucher.`;
  if (shownToken(request) === null)
    return `${who} asks that ${voucherOf(token)} be worth nothing from now on.`;
  const guest = scene.guests.find(({ id }) => id === request.actor.id);
  const origin = guest?.vouchers.find(({ id }) => id === token)?.origin;
  const owner =
    origin?.type === 'copied' ? scene.guests.find(({ id }) => id === origin.from)?.name : undefined;
  const whence = owner ? ` It was given to ${owner}; a voucher works in any hand.` : '';
  return `${who} shows ${voucherOf(token)}. The attendant looks at the seal, and nobody walks to the rack.${whence}`;
};

/** Why a voucher does not open the door, as far as can be seen from here. */
const flaws: Record<TokenWorth, string> = {
  live: '',
  expired: 'the seal is right, but the voucher is over its time',
  denied: 'the seal is right, but its number is on the list of what is denied',
  changed: 'the seal is not that of these words: somebody has written on the voucher',
  unsealed: 'there is no seal on it, whatever the voucher says of itself',
  unknown: 'the seal is not this house’s',
};

const tellResponse = (
  { moment, scene }: Told,
  response: TraceEventOf<'response'>,
  request: TraceEventOf<'request'>,
  who: string,
): string => {
  const { token, world } = moment;
  if (response.status >= 500)
    return `The attendant cannot help ${who} just now (${response.status}): what would have to be looked at is out of reach.`;
  if (scene.motion.kind === 'voucher-given') {
    const refresh =
      refreshTokenIn(response) === null
        ? ''
        : ' A refresh token goes with it, and that one the store remembers.';
    return `The attendant writes name, role and end onto a voucher, seals it, and hands it to ${who}. Nothing is hung on the rack.${refresh}`;
  }
  const worth = token === null ? null : tokenWorth(world, token);
  if (isTokenLogout(request) && response.status < 300)
    return worth === 'live'
      ? `${who} throws the voucher away. Every copy of it is good until its time is up: nobody can take it back.`
      : `${who} throws the voucher away.${worth === 'denied' ? ' The list keeps every copy of it out.' : ''}`;
  if (shownToken(request) === null) return tellWithout(response, request, who);
  // A server that looks has let in what the trace has forgotten.
  const isForgotten =
    worth === 'unknown' && response.status < 400 && world.settings.tokenCheck === 'verifies';
  const flaw = worth === null || isForgotten ? '' : flaws[worth];
  if (response.status >= 400) return `${who} is turned away${flaw ? `: ${flaw}` : ''}.`;
  const says = token === null ? null : tokenSays(token);
  const as = [says?.name, says?.role].flatMap((text) => (text ? [cleanText(text, 16)] : [])).join(', ');
  return flaw
    ? `${who} is served as ${as || 'whoever it says'}, although ${flaw}. This attendant has not looked.`
    : `${who} is served on the strength of the seal alone, as ${as}. Nobody has been to the rack${worthAsking(moment)}.`;
};

/** Where there is a list of what is denied, somebody has been there for it. */
const worthAsking = ({ past, last }: Told['moment']): string =>
  past.some(({ type, exchange }) => type === 'store-command' && exchange === last?.exchange)
    ? ' but for the list'
    : '';

const tellWithout = (
  response: TraceEventOf<'response'>,
  request: TraceEventOf<'request'>,
  who: string,
): string => {
  const { status } = response;
  if (status < 400) return `${who} is served.`;
  if (isTokenLogin(request)) return `${who} is turned away: the name and password were not right.`;
  if (isTokenRefresh(request)) return `${who} is turned away: ${whyNotRenewed(response)}.`;
  if (request.method === 'POST')
    return `The attendant cannot take a voucher back (${status}): without a list of what is denied, nobody would know of it.`;
  return `${who} is turned away: no voucher, no service.`;
};

/** By what the server itself says (RFC 6749, section 5.2). */
function whyNotRenewed({ body }: TraceEventOf<'response'>): string {
  const said = body?.text ?? '';
  if (said.includes('unsupported_grant_type'))
    return 'this house renews no vouchers, whatever is shown for it';
  if (said.includes('invalid_request')) return 'no refresh token was shown';
  return 'a refresh token that was used before, has ended or was never given out renews nothing';
}

/** What is looked for, written or thrown away at the rack, of tokens. */
const tellKept = ({ moment }: Told, last: TraceEventOf<'store-command' | 'store-reply'>): string | null => {
  const { name = '', args: [key = ''] = [] } = moment.command?.commands[0] ?? {};
  const [reply] = last.type === 'store-reply' ? last.replies : [];
  const kept: Kept = {
    does:
      isLookup(name) || /^(EXISTS|SMEMBERS|ZRANGE)$/i.test(name)
        ? 'looks'
        : removesKeys(name)
          ? 'ends'
          : 'keeps',
    isReply: last.type === 'store-reply',
    isThere: reply?.ok === true && reply.value !== null && reply.value !== 0,
    count: reply?.ok && Array.isArray(reply.value) ? reply.value.length : 0,
  };
  if (deniedIn(key) !== null) return tellDenial(kept, voucherOf(moment.token));
  if (refreshUserIn(key) !== null) return tellRefreshList(kept);
  return refreshHashIn(key) === null ? null : tellRefreshToken(kept);
};

type Kept = { does: 'looks' | 'ends' | 'keeps'; isReply: boolean; isThere: boolean; count: number };

function tellDenial({ does, isReply, isThere }: Kept, voucher: string): string {
  if (does === 'looks') {
    if (!isReply)
      return `The attendant goes to the rack after all: is ${voucher} on the list of what is denied?`;
    return isThere ? 'It is on the list: a right seal helps it no more.' : 'It is not on the list.';
  }
  if (!isReply) return `The attendant goes to write ${voucher} on the list of what is denied.`;
  return 'On the list it stays for as long as the voucher would have been good.';
}

function tellRefreshList({ does, isReply, count }: Kept): string | null {
  if (does !== 'looks') return null;
  if (!isReply) return 'The attendant goes to see which refresh tokens this guest has.';
  return count === 0 ? 'None: no voucher can be renewed.' : `${count}, by the list.`;
}

function tellRefreshToken({ does, isReply, isThere }: Kept): string {
  if (isReply && !isThere) return 'Nothing is kept for it.';
  switch (does) {
    case 'looks':
      return isReply
        ? 'It is found: the store remembers whose it is.'
        : 'The attendant goes to the rack for the refresh token: that is a number to be looked up, like a ticket’s.';
    case 'ends':
      return isReply
        ? 'It is gone: nobody renews a voucher by it any more. The vouchers that it brought are good until their time is up.'
        : 'The attendant goes to the rack, to throw away what is kept for the refresh token.';
    case 'keeps':
      return isReply
        ? 'Done: the store remembers it.'
        : 'The attendant goes to the rack, where refresh tokens are kept as coats are.';
  }
}
