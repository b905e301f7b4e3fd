import { z } from 'zod/mini';
import { type ServerName, serverNameSchema } from './server.ts';
import { oneOf, type Setting } from './setting.ts';

/**
 * All that can be set in a sandbox, a row each: how it is kept, how a lesson writes it, how people read it. The first
 * choice is how every sandbox begins. What is a defence has the name and the choices that it has in the demo app's
 * `policy.ts`, or the token app's, the sound ones before the broken ones.
 */
export const settingsTable = {
  timeout: oneOf({ attribute: 'timeout', section: 'timeout', legend: 'When does a session end by itself?' }, [
    {
      written: 'absolute',
      label: 'Absolute',
      says: 'A fixed time after the login, however much it is used. Even a busy session has to log in again.',
      note: 'absolute timeout',
    },
    {
      written: 'idle',
      label: 'Idle',
      says: 'A fixed time after the last use. Every lookup starts it anew, and silence ends the session.',
      note: 'idle timeout',
    },
    {
      written: 'both',
      label: 'Both',
      says: 'A quarter of an hour after the last use, and an hour after the login in any case.',
      note: 'idle and absolute timeout',
    },
    {
      written: 'none',
      label: 'Never, which is a mistake',
      says: 'The store keeps a session for ever. The cookie’s Max-Age binds nobody who has a copy.',
      note: 'no timeout at all',
    },
  ]),
  servers: {
    attribute: 'servers',
    section: 'servers',
    legend: 'How many serve?',
    schema: z.array(serverNameSchema).check(z.minLength(1), z.maxLength(2)),
    isTold: () => true,
    choices: [
      {
        written: '1',
        value: ['A'],
        label: 'One server',
        says: 'It answers everybody.',
        note: 'one server',
      },
      {
        written: '2',
        value: ['A', 'B'],
        label: 'Two servers',
        says: 'A and B run the same code, side by side.',
        note: 'two servers',
      },
    ],
    isChosen: (choice, value) => choice.length === value.length,
  } satisfies Setting<ServerName[]>,
  balancing: oneOf(
    {
      attribute: 'balancing',
      section: 'servers',
      legend: 'Who gets which request?',
      isTold: ({ servers }) => servers === '2',
    },
    [
      {
        written: 'round-robin',
        label: 'By turns',
        says: 'One request to A, the next to B, whoever asks.',
        note: 'by turns',
      },
      {
        written: 'sticky',
        label: 'Sticky',
        says: 'Every visitor always comes to the same server, for as long as it is there.',
        note: 'sticky',
      },
    ],
  ),
  sessionsIn: oneOf({ attribute: 'sessions-in', section: 'home', legend: 'Where does a server keep them?' }, [
    {
      written: 'redis',
      label: 'In Redis',
      says: 'One rack for all servers. It outlives every restart.',
      note: 'sessions in Redis',
    },
    {
      written: 'memory',
      label: 'In each server’s memory',
      says: 'Every server has a rack of its own, which a restart empties.',
      note: 'sessions in memory',
    },
    {
      written: 'disk',
      label: 'In a file on each server’s disk',
      says: 'Outlives a restart, but the other server still cannot see it. The disk is a simulated one.',
      note: 'sessions in a file',
    },
  ]),
  storeUp: {
    attribute: 'store',
    section: 'home',
    legend: 'The session store',
    schema: z.boolean(),
    // A note of its own tells of it.
    isTold: () => false,
    choices: [
      { written: 'up', value: true, label: 'Up', says: 'It answers.', note: 'the session store is up' },
      {
        written: 'down',
        value: false,
        label: 'Down',
        says: 'Nobody who needs it can be served: a server that cannot look must not guess.',
        note: 'the session store is down',
      },
    ],
  } satisfies Setting<boolean>,
  httpOnly: oneOf({ attribute: 'http-only', section: 'defences', legend: 'Can a script read the cookie?' }, [
    { written: 'on', label: 'No', says: 'HttpOnly keeps it from scripts.', note: 'HttpOnly' },
    {
      written: 'off',
      label: 'Yes',
      says: 'Without HttpOnly, document.cookie shows it.',
      note: 'no HttpOnly',
    },
  ]),
  sameSite: oneOf(
    { attribute: 'same-site', section: 'defences', legend: 'Is it sent with another site’s request?' },
    [
      { written: 'lax', label: 'Only with a link', says: 'SameSite=Lax.', note: 'SameSite=Lax' },
      {
        written: 'none',
        label: 'Always',
        says: 'SameSite=None, together with Secure: alone no browser takes it. From plain http it is kept on localhost at most.',
        note: 'SameSite=None',
      },
      { written: 'absent', label: 'As the browser likes', says: 'No SameSite at all.', note: 'no SameSite' },
    ],
  ),
  secure: oneOf({ attribute: 'secure', section: 'defences', legend: 'Is it sent in the clear?' }, [
    {
      written: 'over-https',
      label: 'Not once the site is on https',
      says: 'Secure, where the site is served over https.',
      note: 'Secure over https',
    },
    { written: 'never', label: 'Also in the clear', says: 'Never Secure.', note: 'never Secure' },
    {
      written: 'always',
      label: 'Never, though the site is on plain http',
      says: 'Secure in any case. Whoever comes over plain http, save on localhost, keeps no such cookie.',
      note: 'Secure also over plain http',
    },
  ]),
  ids: oneOf({ attribute: 'ids', section: 'defences', legend: 'How is a session’s number made?' }, [
    { written: 'random', label: 'Drawn', says: '128 random bits.', note: 'random ids' },
    { written: 'counted', label: 'Counted', says: 'The last one, and one more.', note: 'counted ids' },
    {
      written: 'jumbled',
      label: 'Jumbled',
      says: 'A hash of name, minute and a counter: it looks random and is not.',
      note: 'jumbled ids',
    },
  ]),
  idAtLogin: oneOf(
    { attribute: 'id-at-login', section: 'defences', legend: 'Which number has one after the login?' },
    [
      {
        written: 'fresh',
        label: 'A fresh one',
        says: 'What the browser brings along ends here.',
        note: 'fresh ids',
      },
      {
        written: 'keeps-live',
        label: 'The one it brings, if it is live',
        says: 'Whoever planted it is logged in as well.',
        note: 'a login keeps a live id',
      },
      {
        written: 'keeps-any',
        label: 'The one it brings',
        says: 'Even one that the store has never seen.',
        note: 'a login keeps any id',
      },
    ],
  ),
  unknownId: oneOf(
    { attribute: 'unknown-id', section: 'defences', legend: 'What becomes of a number nobody gave out?' },
    [
      {
        written: 'refused',
        label: 'It is refused',
        says: 'The store is left alone.',
        note: 'unknown ids refused',
      },
      {
        written: 'adopted',
        label: 'It is adopted',
        says: 'A session without a user begins under it.',
        note: 'unknown ids adopted',
      },
    ],
  ),
  logout: oneOf({ attribute: 'logout', section: 'defences', legend: 'What does a logout do?' }, [
    {
      written: 'deletes',
      label: 'It deletes the session',
      says: 'And clears the cookie.',
      note: 'logout deletes',
    },
    {
      written: 'clears-cookie',
      label: 'It clears the cookie only',
      says: 'A copy of the ticket goes on working.',
      note: 'logout clears the cookie only',
    },
    {
      written: 'clears-other-path',
      label: 'It clears a cookie of another path',
      says: 'The browser goes on sending it, too.',
      note: 'logout clears a cookie of another path',
    },
  ]),
  logoutBy: oneOf({ attribute: 'logout-by', section: 'defences', legend: 'What can log somebody out?' }, [
    { written: 'post', label: 'A POST', says: 'No mere link or image can cause it.', note: 'logout by POST' },
    { written: 'get-too', label: 'A GET as well', says: 'Any page’s image can.', note: 'logout by GET too' },
  ]),
  accountChange: oneOf(
    { attribute: 'account-change', section: 'defences', legend: 'What does a change of an account end?' },
    [
      {
        written: 'ends-sessions',
        label: 'All its sessions',
        says: 'Whoever comes back logs in anew, with what the account may do now.',
        note: 'account changes end sessions',
      },
      {
        written: 'keeps-sessions',
        label: 'Nothing',
        says: 'Whoever was inside before stays inside.',
        note: 'account changes end no session',
      },
    ],
  ),
  tokenCheck: oneOf({ attribute: 'token-check', section: 'defences', legend: 'How is a token checked?' }, [
    {
      written: 'verifies',
      label: 'By its seal',
      says: 'With the site’s key and the one algorithm that it allows.',
      note: 'tokens verified',
    },
    {
      written: 'believes-alg',
      label: 'As the token says',
      says: 'By whatever algorithm its header names, also none.',
      note: 'a token names its own check',
    },
    {
      written: 'decodes-only',
      label: 'Not at all',
      says: 'It is decoded, and believed.',
      note: 'tokens decoded, not verified',
    },
  ]),
  tokenIn: oneOf(
    { attribute: 'token-in', section: 'tokens', legend: 'Where does a browser keep its token?' },
    [
      {
        written: 'storage',
        label: 'In localStorage',
        says: 'The page keeps it, and sends it along itself.',
        note: 'tokens in localStorage',
      },
      {
        written: 'cookie',
        label: 'In an HttpOnly cookie',
        says: 'The browser sends it along, and no script reads it.',
        note: 'tokens in a cookie',
      },
    ],
  ),
  denylist: oneOf({ attribute: 'denylist', section: 'tokens', legend: 'Can a token end before its time?' }, [
    { written: 'off', label: 'No', says: 'It is good until it expires.', note: 'no denylist' },
    {
      written: 'on',
      label: 'By a denylist',
      says: 'The store knows what has ended, and is asked each time.',
      note: 'a denylist',
    },
  ]),
  refreshTokens: oneOf(
    { attribute: 'refresh-tokens', section: 'tokens', legend: 'Does a refresh token come with it?' },
    [
      {
        written: 'off',
        label: 'No',
        says: 'After five minutes one logs in again.',
        note: 'no refresh tokens',
      },
      {
        written: 'on',
        label: 'Yes',
        says: 'Kept in the store, and a new one at each use.',
        note: 'refresh tokens',
      },
    ],
  ),
};
