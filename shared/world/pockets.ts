import { tokenKey } from '../token/token-words.ts';
import { tokenCookie } from '../token/vocabulary.ts';
import type { Actor, TraceEvent, TraceEventOf } from '../trace/event.ts';
import {
  borneToken,
  givenToken,
  isTokenLogin,
  isTokenLogout,
  isTokenRefresh,
  isTokenRoute,
  refreshTokenIn,
  shownToken,
} from '../trace/token-messages.ts';
import { keepsWhatever } from './fill-jar.ts';
import type { HeldToken, Pocket, PocketToken, TokenStory, World } from './world.ts';

type Tokens = Pick<World, 'tokens' | 'pockets'>;

/** Where somebody keeps what came in an answer’s body: a browser’s page has one place that lasts, a program its memory. */
export const placeOf = ({ kind }: Actor): 'storage' | 'memory' => (kind === 'browser' ? 'storage' : 'memory');

const isPlayed = ({ kind }: Actor): boolean => kind !== 'browser' && kind !== 'curl';

/** Which tokens there are after one more event, and who has which, outside of cookies. */
export function fillPockets(world: World, event: TraceEvent): Tokens {
  const asked = event.type === 'response' ? world.open.get(event.exchange) : null;
  if (event.type === 'request') return isElsewhere(event) ? world : takeRequest(world, event);
  if (event.type !== 'response' || isElsewhere(event)) return world;
  return takeResponse(world, event, asked?.type === 'request' ? asked : null);
}

const isElsewhere = ({ receiver }: TraceEventOf<'request' | 'response'>): boolean => receiver !== undefined;

/** What a request shows that nobody here was given: a copy, or made up. It is gone with the next request that does not show it. */
function takeRequest(world: World, request: TraceEventOf<'request'>): Tokens {
  if (!isTokenRoute(request)) return world;
  const { actor, number } = request;
  const pocket = world.pockets.get(actor.id) ?? { actor, tokens: [], refresh: null };
  const [token, refresh] = [borneToken(request), refreshTokenIn(request)];
  // A device that is played here shows the one that it has, but for a new one.
  const showsAll = isPlayed(actor) && !isTokenLogin(request) && !isTokenRefresh(request);
  const kept = pocket.tokens.filter((held) => held.token === token || (held.isGiven && !showsAll));
  const brought: PocketToken[] =
    token === null || kept.some((held) => held.token === token)
      ? []
      : [{ token, place: placeOf(actor), since: number, isGiven: false }];
  const isSame = refresh === null || refresh === pocket.refresh?.token;
  return put(world, {
    actor,
    tokens: [...kept, ...brought],
    refresh: isSame ? pocket.refresh : { token: refresh, since: number, isGiven: false },
  });
}

function takeResponse(
  world: World,
  response: TraceEventOf<'response'>,
  request: TraceEventOf<'request'> | null,
): Tokens {
  if (request && !isTokenRoute(request)) return world;
  const { actor, number } = response;
  const pocket = world.pockets.get(actor.id) ?? { actor, tokens: [], refresh: null };
  if (request && isTokenLogout(request) && response.status < 300) {
    return keepsWhatever(actor) ? world : put(world, { actor, tokens: [], refresh: null });
  }
  const given = givenToken(response);
  if (given === null) return world;
  const { token, by } = given;
  const refresh = refreshTokenIn(response);
  const story: TokenStory = { token, givenTo: actor.id, givenBy: number };
  const held: PocketToken = { token, place: placeOf(actor), since: number, isGiven: true };
  return {
    ...put(world, {
      actor,
      tokens: by === 'body' ? [held] : [],
      refresh: refresh === null ? pocket.refresh : { token: refresh, since: number, isGiven: true },
    }),
    tokens: new Map(world.tokens).set(tokenKey(token), story),
  };
}

function put({ tokens, pockets }: Tokens, pocket: Pocket): Tokens {
  const held = pockets.get(pocket.actor.id);
  const isEmpty = pocket.tokens.length === 0 && pocket.refresh === null;
  if (!held && isEmpty) return { tokens, pockets };
  const isSame =
    held?.refresh === pocket.refresh &&
    held.tokens.length === pocket.tokens.length &&
    held.tokens.every((one, index) => one === pocket.tokens[index]);
  return isSame ? { tokens, pockets } : { tokens, pockets: new Map(pockets).set(pocket.actor.id, pocket) };
}

/** All tokens that somebody has at this instant, those in cookies too. */
export function tokensOf({ pockets, jars }: World, actor: string): HeldToken[] {
  const inCookies = (jars.get(actor)?.cookies ?? []).flatMap(({ name, value, setBy }): HeldToken[] => {
    if (name !== tokenCookie || shownToken({ headers: [['Cookie', `${name}=${value}`]] }) === null) return [];
    return [{ token: value, place: 'cookie', since: setBy ?? 0, isGiven: setBy !== null }];
  });
  return [...inCookies, ...(pockets.get(actor)?.tokens ?? [])];
}
