import { ticketCookie } from '../session/vocabulary.ts';
import { tokenCookie } from '../token/vocabulary.ts';
import type { Piece } from './wire-message.ts';

type Explain = (value: string) => string;

/** What each attribute does (RFC 6265bis, section 4.1.2). */
const attributes: Record<string, { term: string; says: Explain }> = {
  httponly: {
    term: 'HttpOnly',
    says: () => 'Scripts in the page cannot read this cookie, so a smuggled-in script cannot carry it home.',
  },
  secure: {
    term: 'Secure',
    says: () =>
      'Kept and sent over https only, never where somebody on the line could read it. Browsers except localhost.',
  },
  samesite: {
    term: 'SameSite',
    says: (value) => {
      if (/^strict$/i.test(value)) return 'Stays behind with every request that another site causes.';
      if (/^lax$/i.test(value)) {
        return 'Stays behind when another site posts a form here or shows an image from here; it comes along when you follow a link.';
      }
      return 'Comes along even when another site causes the request. Browsers accept this only together with Secure.';
    },
  },
  'max-age': {
    term: 'Max-Age',
    says: (value) =>
      Number(value) > 0
        ? `The browser throws it away after ${value} seconds. The store decides by itself: see its TTL.`
        : 'A lifetime that is over: the browser throws the cookie away at once.',
  },
  expires: {
    term: 'Expires',
    says: (value) =>
      Date.parse(value) <= 0
        ? 'A date long past: the browser throws the cookie away at once.'
        : 'After this moment the browser throws the cookie away.',
  },
  path: {
    term: 'Path',
    says: (value) => `Sent with requests to addresses that begin with ${value}, and no others.`,
  },
  domain: {
    term: 'Domain',
    says: (value) => `Sent to ${value} and to all its subdomains, which is wider than leaving it out.`,
  },
};

/** What stands in the cookies that mean something here. */
const given = new Map([
  [ticketCookie, 'The ticket: the browser keeps it and shows it with every later request.'],
  [
    tokenCookie,
    'A token in a cookie: all that the server will want to know stands in it, and the browser shows it with every later request.',
  ],
]);
const emptied = new Map([
  [ticketCookie, 'the ticket'],
  [tokenCookie, 'the token. Copies of it stay good until their time is up'],
]);

/** Cuts the value of a `Set-Cookie` header into its attributes and explains each. */
export const explainSetCookie = (header: string): Piece[] => {
  const [pair = '', ...rest] = header.split(';');
  const name = pair.split('=')[0]?.trim() ?? '';
  const value = pair.slice(pair.indexOf('=') + 1);
  const ticket: Piece = {
    text: pair,
    term: name,
    says:
      value === ''
        ? `An empty value in place of ${emptied.get(name) ?? 'the one before'}.`
        : (given.get(name) ??
          'Another cookie, and no ticket: the browser keeps it and sends it along as well.'),
  };
  return [
    ticket,
    ...rest.flatMap((part): Piece[] => {
      const [attribute = '', ...values] = part.split('=');
      const key = attribute.trim().toLowerCase();
      // Otherwise an attribute named `constructor` would be known.
      const known = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
      if (!known) return [`;${part}`];
      const lead = part.length - part.trimStart().length;
      return [
        `;${part.slice(0, lead)}`,
        { text: part.slice(lead), term: known.term, says: known.says(values.join('=').trim()) },
      ];
    }),
  ];
};
