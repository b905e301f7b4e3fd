import { tokenSays } from '../token/token-words.ts';
import { deniedIn } from '../token/vocabulary.ts';
import { droppedToken } from '../trace/drop.ts';
import { givenToken, isTokenRoute } from '../trace/token-messages.ts';
import type { Moment } from './moment.ts';
import { originalOf } from './token-worth.ts';

/** The token that the last event carries: a request shows it, an answer hands it out, a command asks the store for its number. */
export function tokenOn({ world, last, request, token }: Moment): string | null {
  switch (last?.type) {
    case 'request':
      return droppedToken(last) ?? token;
    case 'response':
      return request && !isTokenRoute(request) ? null : (givenToken(last)?.token ?? null);
    case 'store-command': {
      const jti = last.commands.map(({ args }) => deniedIn(args[0] ?? '')).find((number) => number !== null);
      if (jti === undefined || jti === null) return null;
      return token !== null && tokenSays(token)?.jti === jti
        ? token
        : (originalOf(world, jti)?.token ?? null);
    }
    default:
      return null;
  }
}
