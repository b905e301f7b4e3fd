import { shareCheck } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { copyOf, enter, isAbout, showCookie, ticketOf, told, userOf } from '#shared/grading/steps.ts';
import { makeWorthless, namesOfEveryObject } from '#shared/grading/worthless-tickets.ts';
import { outwait } from './outwait.ts';

export const protectedAnswersUser = shareCheck(
  'protected-answers-user',
  {
    name: 'recognises whoever shows a live ticket',
    tier: 'core',
    points: 2,
    expected: 'The protected route answers 200 with { "user": { "id", "role" } } of whoever logged in.',
    why: 'That is what a session is for: the second request need not prove anything again.',
  },
  async ({ open }) => {
    const site = await open();
    for (const username of ['ada', 'admin'] as const) {
      const { visitor } = await enter(site, username, `Browser of ${username}`);
      const answer = await visitor.lookUp();
      answer.must(
        isAbout(answer, people[username]),
        `A live session of ${username} was answered with ${told(answer, people[username])}.`,
      );
    }
  },
);

export const denyWithoutCookie = shareCheck(
  'deny-without-cookie',
  {
    name: 'asks strangers to log in',
    tier: 'core',
    points: 1,
    expected: 'Without a cookie, or with an empty one, the protected route answers 401.',
    why: '401 tells a client that it must log in; anything else reads as success, a wrong address or a fault.',
  },
  async ({ open }) => {
    const site = await open();
    await enter(site, 'ada', 'Somebody else');
    const stranger = site.visitor('Stranger');
    const bare = await stranger.lookUp();
    bare.must(bare.isDenied, `A request without a cookie was answered with ${bare.status} instead of 401.`);
    const empty = await showCookie(stranger, 'session_id=');
    empty.must(empty.isDenied, `An empty cookie was answered with ${empty.status} instead of 401.`);
  },
);

export const denyUnknownId = shareCheck(
  'deny-unknown-id',
  {
    name: 'refuses tickets it never gave out',
    tier: 'core',
    points: 2,
    expected: 'A cookie with an id that is not in the store gets 401.',
    why: 'Anybody can invent a number, and one that the house has not made itself is nobody’s.',
  },
  async ({ open }) => {
    const site = await open();
    await enter(site, 'ada', 'Somebody else');
    const { mixed } = await makeWorthless(site);
    const stranger = site.visitor('Stranger', 'attacker');
    for (const id of [
      'made-up',
      mixed,
      ...namesOfEveryObject,
      'f'.repeat(32),
      '7b0d6c1e-93f5-4a52-8c36-2f1d5e7a9b40',
      'A'.repeat(43),
      '1',
    ]) {
      const answer = await showCookie(stranger, `session_id=${id}`);
      answer.must(
        answer.isDenied,
        `A number that nobody was given was answered with ${answer.status} instead of 401.`,
      );
    }
  },
);

export const denyAlteredId = shareCheck(
  'deny-altered-id',
  {
    name: 'takes no ticket that is nearly right',
    tier: 'core',
    points: 2,
    expected: 'A live cookie with a piece missing, or with one sign changed, gets 401.',
    why: 'If the beginning of an id is enough, it need not be stolen whole, only guessed in part.',
  },
  async ({ open }) => {
    const site = await open();
    const { ticket } = await enter(site, 'ada');
    const thief = site.visitor('Thief', 'attacker');
    const middle = Math.floor(ticket.length / 2);
    const swapped = `${ticket.slice(0, 4)}${ticket[4] === '7' ? '8' : '7'}${ticket.slice(5)}`;
    for (const id of [ticket.slice(0, -1), ticket.slice(0, middle), swapped]) {
      if (id === '') continue;
      const answer = await showCookie(thief, `session_id=${id}`);
      answer.must(answer.isDenied, `An altered id was answered with ${answer.status} instead of 401.`);
    }
  },
);

export const denyWildcards = shareCheck(
  'deny-wildcards',
  {
    name: 'searches for no ticket by pattern',
    tier: 'hardening',
    points: 2,
    expected: 'A cookie such as * or [a-z0-9]* gets 401, even while others are logged in.',
    why: 'In KEYS and SCAN these signs fit every session, and a stranger would be served as anybody.',
  },
  async ({ open }) => {
    const site = await open();
    await enter(site, 'ada', 'Somebody else');
    const stranger = site.visitor('Thief', 'attacker');
    for (const id of ['*', '[a-z0-9]*', '?*', '%2A']) {
      const answer = await showCookie(stranger, `session_id=${id}`);
      answer.must(userOf(answer) === null, `The cookie ${id} was answered with somebody’s id and role.`);
      answer.must(!answer.isSuccess, `The cookie ${id} was answered with ${answer.status} instead of 401.`);
      answer.must(answer.status < 500, `The cookie ${id} was answered with ${answer.status} instead of 401.`);
    }
  },
);

export const cookieAmongOthers = shareCheck(
  'cookie-among-others',
  {
    name: 'finds its cookie among others',
    tier: 'core',
    points: 2,
    expected: 'The session cookie is found first, last, or in the middle of the Cookie header.',
    why: 'Browsers send all cookies of a site in one line, and promise nothing about their order.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    const own = copyOf(visitor);
    for (const cookie of [`theme=dark; ${own}`, `${own}; theme=dark`, `a=1; ${own}; b=2`]) {
      const answer = await showCookie(visitor, cookie);
      answer.must(
        isAbout(answer, people.ada),
        `With other cookies beside it ada was answered with ${told(answer, people.ada)}.`,
      );
    }
  },
);

export const cookieLookalike = shareCheck(
  'cookie-lookalike',
  {
    name: 'reads the cookie by its whole name',
    tier: 'core',
    points: 2,
    expected: 'Cookies whose name or value merely contains session_id count for nothing.',
    why: 'A neighbouring site can often set a cookie with a similar name, and choose the session by it.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, ticket } = await enter(site, 'ada');
    for (const cookie of [`xsession_id=${ticket}`, `session_id_old=${ticket}`, `note=session_id=${ticket}`]) {
      const answer = await showCookie(visitor, cookie);
      answer.must(
        userOf(answer) === null,
        `With the cookie ${cookie.split('=')[0]}, and no session_id, the answer held a user.`,
      );
    }
  },
);

export const lookupCookieOnly = shareCheck(
  'lookup-cookie-only',
  {
    name: 'takes the ticket from the cookie only',
    tier: 'core',
    points: 1,
    expected: 'A live id in the address or in a header, without the cookie, recognises nobody.',
    why: 'Addresses are copied, logged and sent on as Referer, and the session with them.',
  },
  async ({ open }) => {
    const site = await open();
    const { ticket } = await enter(site, 'ada');
    const other = site.visitor('Thief', 'attacker');
    const path = '/api/protected';
    const byQuery = await other.send({
      method: 'GET',
      path: `${path}?session_id=${encodeURIComponent(ticket)}`,
    });
    byQuery.must(userOf(byQuery) === null, 'An id in the address was enough to be recognised.');
    const headers = { authorization: `Bearer ${ticket}`, 'x-session-id': ticket, session_id: ticket };
    const byHeader = await other.send({ method: 'GET', path, headers });
    byHeader.must(userOf(byHeader) === null, 'An id in a header was enough to be recognised.');
  },
);

export const unknownLeavesNoTrace = shareCheck(
  'unknown-leaves-no-trace',
  {
    name: 'hangs nothing up for strangers',
    tier: 'hardening',
    points: 1,
    expected: 'Requests without a live session add no session to the store.',
    why: 'Otherwise anybody can fill the store by asking, and choose the ids that are in it.',
  },
  async ({ open }) => {
    const site = await open();
    const stranger = site.visitor('Stranger');
    const { mixed } = await makeWorthless(site);
    const { length } = await site.store.sessionKeys();
    for (const cookie of ['', 'session_id=a-made-up-number', `session_id=${mixed}`]) {
      const answer = await stranger.send({
        method: 'GET',
        path: '/api/protected',
        ...(cookie && { cookie }),
      });
      const keys = await site.store.sessionKeys();
      answer.must(keys.length <= length, 'A request of a stranger left a session in the store.');
    }
  },
);

export const unknownNotAdopted = shareCheck(
  'unknown-not-adopted',
  {
    name: 'makes no session of a ticket that it does not know',
    tier: 'core',
    points: 2,
    expected:
      'Whoever shows an id that the store does not know, invented, ended or of the very shape of real ones, finds no session under it afterwards.',
    why: 'An id that its owner chose is one that a thief can choose as well, and wait for somebody to use it.',
  },
  async ({ open }) => {
    const site = await open();
    const { mixed, ended } = await makeWorthless(site);
    const stranger = site.visitor('Stranger', 'attacker');
    for (const id of ['a-made-up-number', mixed, ended]) {
      for (const [method, path] of [
        ['GET', '/api/protected'],
        ['POST', '/api/logout'],
      ] as const) {
        const { length } = await site.store.sessionKeys();
        const answer = await stranger.send({ method, path, cookie: `session_id=${id}` });
        const keys = await site.store.sessionKeys();
        // A session under a fresh id of the server's own is a matter of taste.
        const isFresh = ticketOf(answer) !== '' && ticketOf(answer) !== id;
        answer.must(
          keys.length <= length || isFresh,
          `A request with an id that the store did not know was answered with ${answer.status}, and left a session in the store.`,
        );
      }
    }
  },
);

export const lookupAwaited = shareCheck(
  'lookup-awaited',
  {
    name: 'recognises nobody before the store has answered',
    tier: 'core',
    points: 2,
    expected: 'While the store takes minutes to answer, the protected route answers 401, or 5xx, or waits.',
    why: 'A server that stops waiting and answers from memory serves people whose session is over.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    await visitor.lookUp();
    const early = await outwait({ site, ask: () => visitor.lookUp(), look: async () => null });
    early?.answer.must(
      !early.answer.isSuccess,
      `Before the store had said anything, the protected route answered ${early.answer.status}.`,
    );
  },
);
