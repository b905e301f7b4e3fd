import { check } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { enter, ticketOf } from '#shared/grading/steps.ts';
import { namesOfEveryObject } from '#shared/grading/worthless-tickets.ts';
import { loginAwaited, loginSucceeds, loginWrongPassword } from '../../checks/login.ts';

loginSucceeds();
loginWrongPassword();

check(
  'login-unknown-name',
  {
    name: 'turns unknown names away',
    tier: 'core',
    points: 1,
    expected: 'A name that nobody has gets 401, no session cookie, and no session in the store.',
    why: 'Only the people in users.verify exist, and null from it means nobody.',
  },
  async ({ open }) => {
    const site = await open();
    const stranger = site.visitor('Stranger', 'attacker');
    for (const name of ['nobody', ...namesOfEveryObject.filter((each) => !Object.hasOwn(people, each))]) {
      const login = await stranger.logIn(name, { password: 'anything' });
      login.must(
        login.status === 401,
        `The unknown name ${name} was answered with ${login.status} instead of 401.`,
      );
      login.must(ticketOf(login) === '', `The unknown name ${name} was given a session cookie.`);
      const keys = await site.store.sessionKeys();
      login.must(keys.length === 0, `The unknown name ${name} left a session in the store.`);
    }
  },
);

loginAwaited();

check(
  'login-uniform',
  {
    name: 'gives away no names',
    tier: 'hardening',
    points: 1,
    expected: 'A wrong name and a wrong password get one and the same answer.',
    why: 'Two different answers tell a stranger which names exist, and half of the guessing is done.',
  },
  async ({ open }) => {
    const site = await open();
    await enter(site, 'ada');
    const stranger = site.visitor('Stranger', 'attacker');
    const known = await stranger.logIn('ada', { password: 'a-wrong-one' });
    const unknown = await stranger.logIn('nobody', { password: 'a-wrong-one' });
    unknown.must(
      known.status === unknown.status && known.text === unknown.text,
      'The answer to an unknown name differs from the answer to a wrong password.',
    );
  },
);

check(
  'login-post-only',
  {
    name: 'keeps passwords out of addresses',
    tier: 'hardening',
    points: 1,
    expected: 'A GET with name and password in the address logs nobody in.',
    why: 'Addresses end up in histories, logs and bookmarks, and passwords with them.',
  },
  async ({ open }) => {
    const site = await open();
    const query = new URLSearchParams({ username: 'ada', password: people.ada.password });
    const answer = await site.visitor('Browser').send({ method: 'GET', path: `/api/login?${query}` });
    answer.must(ticketOf(answer) === '', 'A GET with the password in its address was given a session.');
    const keys = await site.store.sessionKeys();
    answer.must(keys.length === 0, 'A GET with the password in its address left a session in the store.');
  },
);
