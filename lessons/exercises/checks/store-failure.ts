import { shareCheck } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { copyOf, enter, isAbout, showCookie, ticketOf, told } from '#shared/grading/steps.ts';

export const storeDownLookup = shareCheck(
  'store-down-lookup',
  {
    name: 'recognises nobody while the store fails',
    tier: 'hardening',
    points: 3,
    expected: 'While Redis refuses its service, the protected route answers 401 or 5xx, to everybody.',
    why: 'When nobody can look at the rack, nobody may be handed a coat.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    await visitor.lookUp();
    await site.interfere({ type: 'reject' });
    const known = await visitor.lookUp();
    const stranger = await showCookie(site.visitor('Thief', 'attacker'), 'session_id=anything');
    for (const answer of [known, stranger]) {
      answer.must(
        answer.isDenied || answer.status >= 500,
        `While the store failed, the protected route answered ${answer.status}.`,
      );
    }
  },
);

export const storeDownLogin = shareCheck(
  'store-down-login',
  {
    name: 'promises no session that could not be stored',
    tier: 'hardening',
    points: 2,
    expected:
      'While Redis refuses its service, a login gets 5xx, and whatever cookie it gave stays worthless.',
    why: '“Welcome” and then 401 on every page is worse than an honest “not now”.',
  },
  async ({ open }) => {
    const site = await open();
    await site.interfere({ type: 'reject' });
    const visitor = site.visitor('Browser');
    const login = await visitor.logIn('ada');
    login.must(
      login.status >= 500,
      `While the store refused every command, the login was answered with ${login.status}.`,
    );
    await site.interfere({ type: 'none' });
    const ticket = ticketOf(login);
    if (!ticket) return;
    const answer = await showCookie(visitor, `session_id=${ticket}`);
    answer.must(
      answer.isDenied,
      `The login was answered with ${login.status}, and its cookie later with ${answer.status} instead of 401.`,
    );
  },
);

export const storeDownLogout = shareCheck(
  'store-down-logout',
  {
    name: 'owns up when a logout did not work',
    tier: 'hardening',
    points: 2,
    expected: 'While Redis refuses its service, a logout with a live session gets 5xx.',
    why: 'People walk away from a screen that says goodbye; it must not say so while the session lives.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    await site.interfere({ type: 'reject' });
    const logout = await visitor.logOut();
    logout.must(
      logout.status >= 500,
      `While the store refused every command, the logout was answered with ${logout.status}.`,
    );
  },
);

export const storeRecovers = shareCheck(
  'store-recovers',
  {
    name: 'works again as soon as the store does',
    tier: 'hardening',
    points: 2,
    expected: 'When Redis is back, the old session and new logins work, without a restart.',
    why: 'A short failure of the store should stay a short failure of the site.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    const copy = copyOf(visitor);
    await site.interfere({ type: 'reject' });
    await visitor.lookUp();
    await site.interfere({ type: 'none' });
    // By hand: whoever was refused meanwhile may have had the cookie taken away.
    const old = await showCookie(visitor, copy);
    old.must(
      isAbout(old, people.ada),
      `When the store was back, the old session was answered with ${told(old, people.ada)}.`,
    );
    const fresh = await enter(site, 'grace', 'Browser of grace');
    const answer = await fresh.visitor.lookUp();
    answer.must(
      isAbout(answer, people.grace),
      `When the store was back, a new session was answered with ${told(answer, people.grace)}.`,
    );
  },
);

export const noStrayErrors = shareCheck(
  'no-stray-errors',
  {
    name: 'lets no failure of the store go unnoticed',
    tier: 'hardening',
    points: 2,
    expected: 'Every refusal of Redis is caught: login, lookup and logout leave no unhandled rejection.',
    why: 'Node ends the whole process at the first one, and with it everybody’s visit.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    for (const nth of [1, 2]) {
      await site.interfere({ type: 'reject-from', nth });
      await visitor.lookUp();
      const logout = await visitor.logOut();
      const strays = await site.strays();
      logout.must(strays.length === 0, `Nobody caught this: ${strays[0]?.message ?? ''}.`);
    }
  },
);

export const errorsGeneric = shareCheck(
  'errors-generic',
  {
    name: 'shows nobody its insides',
    tier: 'hardening',
    points: 2,
    expected: 'When something fails, the answer holds no stack, no file name and no message from Redis.',
    why: 'Such details help nobody who visits, and anybody who looks for a way in.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    await site.interfere({ type: 'reject' });
    for (const answer of [await visitor.lookUp(), await visitor.logIn('ada'), await visitor.logOut()]) {
      const shown = /\n\s+at |(?:<br>|&nbsp;)\s*(?:&nbsp;\s*)*at |\.[jt]s:\d+|redis|ECONN/i.exec(
        answer.text,
      )?.[0];
      const what = /\bat $/.test(shown ?? '') ? 'the lines of a stack' : `“${shown}”`;
      answer.must(shown === undefined, `The answer showed ${what}, which is from inside the server.`);
    }
  },
);
