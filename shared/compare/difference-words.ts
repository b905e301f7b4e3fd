import { cleanText } from '../trace/clean-text.ts';
import { shortenIds } from '../trace/shorten-id.ts';
import type { Aspect } from './alignment.ts';

/** A value as it is now and as it was, the latter without naming its subject again. */
type Words = (value: string | null, of: string) => readonly [now: string, was: string];

const toText = (text: string | null, max = 60): string => shortenIds(cleanText(text ?? '', max)) || 'nothing';

/** Words for each of a few values; `otherwise` for a value that is not there. */
const oneOf =
  (words: Readonly<Record<string, readonly [string, string]>>, otherwise: readonly [string, string]): Words =>
  (value) =>
    (value !== null && Object.hasOwn(words, value) && words[value]) || otherwise;

const yesOrNo = (yes: readonly [string, string], no: readonly [string, string]): Words => oneOf({ yes }, no);

const seconds = (value: string): string =>
  /^\d{1,12}(\.\d{1,3})?$/.test(value)
    ? `${Number(value).toLocaleString('en-GB')} s`
    : `${toText(value, 20)} s`;

const actors: Readonly<Record<string, string>> = {
  browser: 'the browser',
  device: 'another device',
  curl: 'curl',
  attacker: 'the attacker',
  admin: 'the admin',
};

/** How each aspect of an event is put into words: *After: …; before, ….* */
export const differenceWords: Readonly<Record<Exclude<Aspect, 'event'>, Words>> = {
  actor: (value) => {
    const name = actors[value ?? ''] ?? 'nobody';
    return [`it is ${name} that acts`, `it was ${name}`];
  },
  receiver: (value) =>
    value === null
      ? ['a server of the cloakroom is asked', 'a server of the cloakroom was asked']
      : [`${actors[value] ?? 'somebody'} is sent something`, `it was ${actors[value] ?? 'somebody'}`],
  method: (value) => [`the request is a ${toText(value, 12)}`, `it was a ${toText(value, 12)}`],
  path: (value) => [`the request goes to ${toText(value)}`, `it went to ${toText(value)}`],
  user: (value) =>
    value === null
      ? ['nobody’s name is given', 'nobody’s name was given']
      : [`${toText(value, 40)} logs in`, `it was ${toText(value, 40)}`],
  'cookie-sent': (value, of) =>
    value === null
      ? [`the cookie ${of} is not shown`, 'it was not shown']
      : [`the request shows the cookie ${of}`, 'it was shown'],
  'token-sent': (value) =>
    value === null
      ? ['no token is shown', 'none was shown']
      : [`the token that is shown says ${toText(value)}`, `it said ${toText(value)}`],
  'token-given': (value) =>
    value === null
      ? ['no token is handed out', 'none was handed out']
      : [`a token is handed out that says ${toText(value)}`, `it said ${toText(value)}`],
  status: (value) => [`the answer is ${toText(value, 12)}`, `it was ${toText(value, 12)}`],
  redirect: (value) =>
    value === null
      ? ['the answer redirects nowhere', 'it redirected nowhere']
      : [`the answer redirects to ${toText(value)}`, `it redirected to ${toText(value)}`],
  'cookie-set': (value, of) =>
    oneOf(
      {
        set: [`the answer sets the cookie ${of}`, 'it was set'],
        cleared: [`the answer clears the cookie ${of}`, 'it was cleared'],
      },
      [`the answer leaves the cookie ${of} alone`, 'it was left alone'],
    )(value, of),
  'http-only': yesOrNo(
    ['the cookie is HttpOnly', 'it was HttpOnly'],
    ['scripts can read the cookie', 'scripts could read it'],
  ),
  secure: yesOrNo(
    ['the cookie is Secure', 'it was Secure'],
    ['the cookie may travel in the clear', 'it could travel in the clear'],
  ),
  'same-site': (value) =>
    value === 'none given'
      ? ['the cookie says no SameSite', 'it said none']
      : [`the cookie’s SameSite is ${toText(value, 12)}`, `it was ${toText(value, 12)}`],
  'cookie-path': (value) => [`the cookie is for ${toText(value)} and below`, `it was for ${toText(value)}`],
  'cookie-domain': yesOrNo(
    ['the cookie goes to subdomains too', 'it went to subdomains too'],
    ['the cookie goes to this host alone', 'it went to this host alone'],
  ),
  'cookie-life': yesOrNo(
    ['the cookie says how long it lasts', 'it said how long it lasts'],
    ['the cookie lasts until the browser closes', 'it lasted until the browser closed'],
  ),
  'issued-id': oneOf({ new: ['the session id is new', 'a new one was made'] }, [
    'the session id from the request is kept',
    'the one from the request was kept',
  ]),
  'id-length': oneOf({ long: ['the id is long', 'it was long'] }, [
    'the id is short enough to guess',
    'it was short enough to guess',
  ]),
  id: oneOf({ new: ['an id is used that was not seen before', 'it was a new one'] }, [
    'an id from earlier in the run is used',
    'it was one from earlier in the run',
  ]),
  asked: oneOf(
    {
      memory: ['the server asks its own memory', 'it asked its own memory'],
      disk: ['the server asks its own disk', 'it asked its own disk'],
    },
    ['the server asks the session store', 'it asked the session store'],
  ),
  command: (value, of) => {
    const times = Number(value) > 1 ? ` ${value} times` : '';
    return value === null
      ? [`the store is sent no ${of}`, 'it was not']
      : [`the store is sent ${of}${times}`, `it was${times}`];
  },
  transaction: yesOrNo(
    ['the commands travel as one transaction', 'they travelled as one transaction'],
    ['the commands travel one by one', 'they travelled one by one'],
  ),
  ttl: (value) =>
    oneOf(
      {
        none: ['the key never expires', 'it never expired'],
        record: ['the record itself says when it ends', 'the record itself said when it ended'],
        later: ['the key gets its TTL by a second command', 'it got its TTL by a second command'],
      },
      [`the key has a TTL of ${seconds(value ?? '')}`, `it had a TTL of ${seconds(value ?? '')}`],
    )(value, ''),
  reply: oneOf(
    {
      error: ['the reply is an error', 'it was an error'],
      nothing: ['nothing is found there', 'nothing was found there'],
      something: ['it is found there', 'it was found there'],
      nil: ['the reply is nil', 'it was nil'],
    },
    ['it is done there', 'it was done there'],
  ),
  told: (value) => [toText(value, 100), toText(value, 100)],
  'sent-by-script': oneOf(
    {
      token: ['the script has a token to send', 'it had a token to send'],
      ticket: ['the script has the number to send', 'it had the number to send'],
    },
    ['the script has nothing to send', 'it had nothing to send'],
  ),
  'seen-by-script': (value) =>
    value
      ? [`a script in the page sees ${toText(value)}`, `it saw ${toText(value)}`]
      : ['a script in the page sees no cookie', 'it saw none'],
};
