import { shareCheck } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { ticketOf } from '#shared/grading/steps.ts';
import { outwait } from './outwait.ts';

export const loginSucceeds = shareCheck(
  'login-succeeds',
  {
    name: 'lets people in who know their password',
    tier: 'core',
    points: 2,
    expected: 'The right name and password get a 2xx answer with a session_id cookie.',
    why: 'The cookie is the ticket: without one the next request comes from a stranger again.',
  },
  async ({ open }) => {
    const site = await open();
    const login = await site.visitor('Browser').logIn('ada');
    login.must(login.isSuccess, `The right name and password were answered with ${login.status}.`);
    login.must(ticketOf(login) !== '', 'The answer set no cookie with the name session_id.');
  },
);

export const loginWrongPassword = shareCheck(
  'login-wrong-password',
  {
    name: 'turns wrong passwords away',
    tier: 'core',
    points: 2,
    expected: 'Every wrong password gets 401, no session cookie, and no session in the store.',
    why: 'A door that opens to some wrong keys is not locked.',
  },
  async ({ open }) => {
    const site = await open();
    const stranger = site.visitor('Stranger', 'attacker');
    for (const password of [
      'not-the-password',
      '',
      people.grace.password,
      people.ada.password.toUpperCase(),
    ]) {
      const login = await stranger.logIn('ada', { password });
      const accepted = password === '' ? [400, 401, 422] : [401];
      login.must(
        accepted.includes(login.status),
        `A wrong password was answered with ${login.status} instead of 401.`,
      );
      login.must(ticketOf(login) === '', 'A wrong password was given a session cookie.');
      const keys = await site.store.sessionKeys();
      login.must(keys.length === 0, 'A wrong password left a session in the store.');
    }
  },
);

export const loginAwaited = shareCheck(
  'login-awaited',
  {
    name: 'answers the login when the session is stored',
    tier: 'core',
    points: 2,
    expected: 'The session is in the store before the login is answered, even when the store is slow.',
    why: 'Otherwise the very next request may come too early and be refused.',
  },
  async ({ open }) => {
    const site = await open();
    await site.interfere({ type: 'hold-unawaited', ms: 40 });
    const login = await site.visitor('Browser').logIn('ada');
    login.must(login.isSuccess, `The right name and password were answered with ${login.status}.`);
    const keys = await site.store.sessionKeys();
    const others = keys.length === 0 ? await site.store.tellOthers() : '';
    login.must(
      keys.length > 0,
      `When the login was answered, the store had no key that begins with session:${others}.`,
    );
    for (const nth of [0, 1, 2]) {
      const slow = await open();
      const early = await outwait({
        site: slow,
        nth,
        ask: () => slow.visitor('Browser').logIn('ada'),
        look: async () => (await slow.store.sessionKeys()).length > 0,
      });
      early?.answer.must(
        !early.answer.isSuccess || early.seen,
        `The store was slow, and without waiting for it the login was answered with ${early.answer.status}: no session was in the store.`,
      );
    }
  },
);
