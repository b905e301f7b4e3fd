import { type Answer, shareCheck } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { enter, isAbout, showCookie, ticketOf, told, userOf } from '#shared/grading/steps.ts';
import { makeWorthless } from '#shared/grading/worthless-tickets.ts';

export const freshIdAtLogin = shareCheck(
  'fresh-id-at-login',
  {
    name: 'adopts no number that it did not make itself',
    tier: 'core',
    points: 3,
    expected: 'A login that brings an invented number gets a fresh one, and the invented one opens nothing.',
    why: 'Else a thief invents one, writes it on Ada’s hand before she logs in, and is served under it.',
  },
  async ({ open }) => {
    const site = await open();
    const { mixed, ended } = await makeWorthless(site);
    for (const planted of ['planted0planted0planted0planted0', mixed, ended]) {
      const victim = site.visitor('Browser with the planted number');
      victim.jar.set('session_id', planted);
      const login = await victim.logIn('ada');
      const answer = await showCookie(site.visitor('Thief', 'attacker'), `session_id=${planted}`);
      login.must(
        ticketOf(login) !== planted,
        `The login went on with the number that was in the cookie${andServed(answer)}.`,
      );
      answer.must(
        // One that was good before is another check’s business, unless it has become hers.
        planted === ended ? userOf(answer)?.id !== people.ada.id : answer.isDenied,
        `After the login the planted number was answered with ${answer.status}${asAda(answer)} instead of 401.`,
      );
    }
  },
);

export const freshIdOverLiveOne = shareCheck(
  'fresh-id-over-live-one',
  {
    name: 'makes a fresh number at login even when the old one is live',
    tier: 'core',
    points: 3,
    expected:
      'Whoever brings a live number to a login gets a fresh one, and the old one never becomes theirs.',
    why: 'A thief who has an account has a live number, and can plant that.',
  },
  async ({ open }) => {
    const site = await open();
    const victim = site.visitor('Browser with the planted number');
    const thief = await enter(site, 'grace', site.visitor('Thief', 'attacker'));
    victim.jar.take(thief.visitor.jar);
    const login = await victim.logIn('ada');
    const ticket = ticketOf(login);
    const theirs = await showCookie(thief.visitor, `session_id=${thief.ticket}`);
    login.must(
      login.isSuccess && ticket !== '',
      `The login gave ${login.status} and ${ticket ? 'a' : 'no'} session_id cookie.`,
    );
    login.must(
      ticket !== thief.ticket,
      `The login kept the number that was there before${andServed(theirs)}.`,
    );
    theirs.must(
      userOf(theirs)?.id !== people.ada.id,
      'The number that was planted is now the session of ada.',
    );
    const again = await victim.logIn('ada');
    again.must(ticketOf(again) !== ticket, 'When ada logged in once more, the number stayed the same.');
    const anew = await victim.lookUp();
    anew.must(
      isAbout(anew, people.ada),
      `After logging in once more, the fresh number was answered with ${told(anew, people.ada)}.`,
    );
  },
);

export const loginIgnoresOfferedId = shareCheck(
  'login-ignores-offered-id',
  {
    name: 'takes no number from the form or the address',
    tier: 'core',
    points: 2,
    expected: 'A number in the body, the address or a header of the login is not used.',
    why: 'A prepared link or form plants a number as well as a cookie does.',
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
      const answer = await showCookie(site.visitor('Thief', 'attacker'), `session_id=${planted}`);
      login.must(
        ticketOf(login) !== planted,
        `The login used the number that the request offered${andServed(answer)}.`,
      );
      answer.must(
        planted === ended ? userOf(answer)?.id !== people.ada.id : answer.isDenied,
        `After the login the offered number was answered with ${answer.status}${asAda(answer)} instead of 401.`,
      );
    }
  },
);

const asAda = (answer: Answer) => (isAbout(answer, people.ada) ? ' as ada' : '');

/** What the planted number has become worth, told where the login is blamed. */
const andServed = (answer: Answer) =>
  isAbout(answer, people.ada) ? ', and the thief, who knows it, is now served as ada' : '';
