import { tokenSays } from '../token/token-words.ts';
import { cleanText } from './clean-text.ts';

/** A token in few words, as it says of itself: *ada’s token*, *ada’s token without a seal*. */
export const tokenName = (token: string): string => {
  const name = cleanText(tokenSays(token)?.name ?? '', 24);
  return `${name ? `${name}’s token` : 'a token'}${token.endsWith('.') ? ' without a seal' : ''}`;
};
