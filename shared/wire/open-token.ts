import { readToken } from '../token/read-token.ts';
import { cleanText } from '../trace/clean-text.ts';
import { sayDuration } from '../trace/say-duration.ts';

/** One field of a token: its name and value as they stand there, what they mean, and where that is written. */
export type TokenField = { name: string; value: string; says: string; source: string };

/** One of a token's three parts, as it travels and as it reads. */
export type TokenPart = {
  kind: 'header' | 'payload' | 'seal';
  text: string;
  says: string;
  source: string;
  fields: readonly TokenField[];
};

/**
 * A token's three parts, opened as anybody can who holds it. `now` is the sandbox's clock in milliseconds since the epoch. Null for
 * what is no token.
 */
export function openToken(token: string, now: number): readonly TokenPart[] | null {
  const reading = readToken(token);
  if (!reading.ok) return null;
  const { parts, header, claims } = reading.token;
  return [
    {
      kind: 'header',
      text: parts.header,
      says: 'How the token is sealed, as it says itself. The server must not take its word for it.',
      source: 'RFC 7515, section 4; RFC 8725, section 3.1',
      fields: toFields(header, headerWords, now),
    },
    {
      kind: 'payload',
      text: parts.payload,
      says: 'What the server wants to know of its holder. It is written in base64url, which hides nothing: no key is needed to read it.',
      source: 'RFC 7519, section 4',
      fields: toFields(claims, claimWords, now),
    },
    parts.seal === ''
      ? {
          kind: 'seal',
          text: '',
          says: 'Cut off: there is nothing that could be checked.',
          source: 'RFC 7518, section 3.6',
          fields: [],
        }
      : {
          kind: 'seal',
          text: parts.seal,
          says: 'Made of header and payload with the server’s key. One letter of them changed, and it is the seal of another text. Only whoever has the key can make it, or check it.',
          source: 'RFC 7515, section 5; RFC 7518, section 3.2',
          fields: [],
        },
  ];
}

type Words = { says: (value: unknown, now: number) => string; source: string };

// Maps, since a plain object would have something to say of a claim that is called `constructor`.
const headerWords = new Map<string, Words>([
  [
    'alg',
    {
      says: (value) => {
        if (value === 'HS256') return 'sealed with HMAC and SHA-256: the same key seals and checks';
        return /^none$/i.test(String(value))
          ? 'says that nothing seals it; who believes that lets everybody in'
          : 'another way of sealing than this server’s own';
      },
      source: 'RFC 7515, section 4.1.1',
    },
  ],
  ['typ', { says: () => 'a JSON Web Token', source: 'RFC 7519, section 5.1' }],
  [
    'kid',
    {
      says: () => 'names the key to check it with; whoever forges a token can write what they like',
      source: 'RFC 7515, section 4.1.4',
    },
  ],
]);

const claimWords = new Map<string, Words>([
  [
    'sub',
    {
      says: () => 'the subject: whose token this is, here a user’s number',
      source: 'RFC 7519, section 4.1.2',
    },
  ],
  [
    'name',
    { says: () => 'a claim of this site’s own, for everybody to read', source: 'RFC 7519, section 4.3' },
  ],
  [
    'role',
    {
      says: () =>
        'a claim of this site’s own: the role as it was when the token was made, whatever it is by now',
      source: 'RFC 7519, section 4.3',
    },
  ],
  ['iat', { says: (value, now) => `issued at: ${tellPast(value, now)}`, source: 'RFC 7519, section 4.1.6' }],
  ['exp', { says: (value, now) => `expires: ${tellEnd(value, now)}`, source: 'RFC 7519, section 4.1.4' }],
  [
    'jti',
    {
      says: () => 'the token’s own number. Without a list of what is denied nobody ever looks it up',
      source: 'RFC 7519, section 4.1.7',
    },
  ],
]);

const toFields = (
  fields: Readonly<Record<string, unknown>>,
  words: ReadonlyMap<string, Words>,
  now: number,
): TokenField[] =>
  Object.entries(fields)
    .slice(0, 20)
    .map(([name, value]) => {
      const known = words.get(name);
      return {
        name: cleanText(name, 40),
        value: cleanText(JSON.stringify(value) ?? '', 80),
        says: known?.says(value, now) ?? 'a field that this site does not write',
        source: known?.source ?? 'RFC 7519, section 4.3',
      };
    });

/** The last moment that a date can be. */
const latest = 8.64e15;
const toTime = (value: unknown): number | null =>
  typeof value === 'number' && Math.abs(value * 1000) <= latest ? value * 1000 : null;

const clock = (time: number): string => `${new Date(time).toISOString().slice(11, 19)} UTC`;

const tellPast = (value: unknown, now: number): string => {
  const time = toTime(value);
  if (time === null) return 'no time that a clock could show';
  return time > now
    ? `${clock(time)}, which is still to come`
    : `${clock(time)}, ${sayDuration(now - time)} ago by the cloakroom’s clock`;
};

const tellEnd = (value: unknown, now: number): string => {
  const time = toTime(value);
  if (time === null) return 'no time that a clock could show';
  if (time > now) return `${clock(time)}, in ${sayDuration(time - now)} by the cloakroom’s clock`;
  return `${clock(time)}, which by the cloakroom’s clock was ${now === time ? 'just now' : `${sayDuration(now - time)} ago`}`;
};
