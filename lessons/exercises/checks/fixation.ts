import { type Answer, shareCheck } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { enter, isAbout, showCookie, ticketOf, told, userOf } from '#shared/grading/steps.ts';
import { makeWorthless } from '#shared/grading/worthless-tickets.ts';

export const freshIdAtLogin = shareCheck(
  'fresh-id-at-login',
  {
    name: 'never adopts an id that the browser brought along',
    tier: 'core',
    points: 3,
    expected:
      'A login with an invented session_id cookie gets a new id, and the invented one stays worthless.',
    why: 'A thief who writes a number on your hand before you hand in the coat can fetch it afterwards.',
  },
  async ({ open }) => {
    const site = await open();
    const { mixed, ended } = await makeWorthless(site);
    for (const planted of ['planted0planted0planted0planted0', mixed, ended]) {
      const victim = site.visitor('Browser with the planted id');
      victim.jar.set('session_id', planted);
      const login = await victim.logIn('ada');
      const answer = await showCookie(site.visitor('Attacker', 'attacker'), `session_id=${planted}`);
      login.must(
        ticketOf(login) !== planted,
        `The login went on with the id that was in the cookie${andServed(answer)}.`,
      );
      answer.must(
        // One that was good before is another check’s business, unless it has become hers.
        planted === ended ? userOf(answer)?.id !== people.ada.id : answer.isDenied,
        `After the login the planted id was answered with ${answer.status}${asAda(answer)} instead of 401.`,
      );
    }
  },
);

export const freshIdOverLiveOne = shareCheck(
  'fresh-id-over-live-one',
  {
    name: 'changes the id at login even when the old one is alive',
    tier: 'core',
    points: 3,
    expected:
      'Whoever logs in while carrying a live session gets a new id, and the old one never becomes theirs.',
    why: 'The thief can plant the number of a real session, one of their own.',
  },
  async ({ open }) => {
    const site = await open();
    const victim = site.visitor('Browser with the planted id');
    const attacker = await enter(site, 'grace', site.visitor('Attacker', 'attacker'));
    victim.jar.take(attacker.visitor.jar);
    const login = await victim.logIn('ada');
    const ticket = ticketOf(login);
    const theirs = await showCookie(attacker.visitor, `session_id=${attacker.ticket}`);
    login.must(
      login.isSuccess && ticket !== '',
      `The login gave ${login.status} and ${ticket ? 'a' : 'no'} session_id cookie.`,
    );
    login.must(
      ticket !== attacker.ticket,
      `The login kept the id that was there before${andServed(theirs)}.`,
    );
    theirs.must(userOf(theirs)?.id !== people.ada.id, 'The id that was planted is now the session of ada.');
    const again = await victim.logIn('ada');
    again.must(ticketOf(again) !== ticket, 'When ada logged in once more, the id stayed the same.');
    const anew = await victim.lookUp();
    anew.must(
      isAbout(anew, people.ada),
      `After logging in once more, the new cookie was answered with ${told(anew, people.ada)}.`,
    );
  },
);

export const loginIgnoresOfferedId = shareCheck(
  'login-ignores-offered-id',
  {
    name: 'takes no id from the form or the address',
    tier: 'core',
    points: 2,
    expected: 'An id in the body, the address or a header of the login is not used.',
    why: 'A prepared link or form would do what the planted cookie does.',
  },
  async ({ open }) => {
    const site = await open();
    const { mixed, ended } = await makeWorthless(site);
    for (const planted of ['planted1planted1planted1planted1', mixed, ended]) {
      const names = ['session_id', 'sessionId', 'sid', 'id'];
      const offered = Object.fromEntries(names.map((name) => [name, planted]));
      const login = await site.visitor('Browser').send({
        method: 'POST',
        path: `/api/login?${new URLSearchParams(offered)}`,
        headers: { 'x-session-id': planted },
        json: { ...offered, username: 'ada', password: people.ada.password },
      });
      const answer = await showCookie(site.visitor('Attacker', 'attacker'), `session_id=${planted}`);
      login.must(
        ticketOf(login) !== planted,
        `The login used the id that the request offered${andServed(answer)}.`,
      );
      answer.must(
        planted === ended ? userOf(answer)?.id !== people.ada.id : answer.isDenied,
        `After the login the offered id was answered with ${answer.status}${asAda(answer)} instead of 401.`,
      );
    }
  },
);

const asAda = (answer: Answer) => (isAbout(answer, people.ada) ? ' as ada' : '');

/** What the planted id has become worth, told where the login is blamed. */
const andServed = (answer: Answer) =>
  isAbout(answer, people.ada) ? ', and the attacker, who knows it, is now served as ada' : '';
