import { cleanText } from '../trace/clean-text.ts';
import { shortenIds } from '../trace/shorten-id.ts';
import type { Aspect, Difference } from './alignment.ts';

const names: Readonly<Record<Aspect, string>> = {
  event: 'message',
  actor: 'actor',
  receiver: 'sent to',
  method: 'method',
  path: 'path',
  user: 'name',
  'cookie-sent': 'cookie shown',
  'token-sent': 'token shown',
  'token-given': 'token',
  status: 'status',
  redirect: 'redirect',
  'cookie-set': 'cookie',
  'http-only': 'HttpOnly',
  secure: 'Secure',
  'same-site': 'SameSite',
  'cookie-path': 'Path',
  'cookie-domain': 'Domain',
  'cookie-life': 'Max-Age',
  'issued-id': 'id',
  'id-length': 'id',
  id: 'id',
  asked: 'asks',
  command: 'commands',
  transaction: 'transaction',
  ttl: 'TTL',
  reply: 'reply',
  'seen-by-script': 'script sees',
  'sent-by-script': 'script sends',
  told: 'note',
};

/** What it is called that an event has nothing of the kind. */
const absent: Partial<Record<Aspect, string>> = { 'cookie-sent': 'no', asked: 'store' };

/** A difference in the few words that fit beneath an arrow: `TTL: none, now 3600 s`. Not yet encoded. */
export const noteDifference = ({ aspect, of, before, after }: Difference): string => {
  const toText = (value: string | null): string => {
    const text = shortenIds(cleanText(value ?? '', 28)) || (absent[aspect] ?? 'none');
    return aspect === 'ttl' && /^[\d.]+$/.test(text) ? `${text} s` : text;
  };
  const subject = aspect === 'command' ? shortenIds(cleanText(of, 40)) : names[aspect];
  return `${subject}: ${toText(before)}, now ${toText(after)}`;
};
