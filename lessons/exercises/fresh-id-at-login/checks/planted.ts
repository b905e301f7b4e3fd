import { check, type Visitor } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { isAbout, showCookie, ticketOf, userOf } from '#shared/grading/steps.ts';
import { makeWorthless } from '#shared/grading/worthless-tickets.ts';
import { freshIdAtLogin, freshIdOverLiveOne, loginIgnoresOfferedId } from '../../checks/fixation.ts';

freshIdAtLogin();

check(
  'fresh-id-over-visitors',
  {
    name: 'gives a visitor a fresh number at login',
    tier: 'core',
    points: 3,
    expected:
      'A login that brings a visitor’s number gets a fresh one, and the old one gets 401 from whoever shows it.',
    why: 'A thief gets such a number for the asking, plants it, and waits for somebody to log in on it.',
  },
  async ({ open }) => {
    const site = await open();
    const victim = site.visitor('Browser with the planted number');
    const thief = site.visitor('Thief', 'attacker');
    const planted = ticketOf(await choose(thief, 'de'));
    if (!planted) return;
    victim.jar.set('session_id', planted);
    const login = await victim.logIn('ada');
    const answer = await showCookie(thief, `session_id=${planted}`);
    login.must(
      ticketOf(login) !== planted,
      `The login went on with the number that the thief had planted${isAbout(answer, people.ada) ? ', and now the thief is served as ada' : ''}.`,
    );
    answer.must(
      userOf(answer)?.id !== people.ada.id,
      'The login gave out a fresh number, and the planted one opened the session of ada as well.',
    );
    answer.must(answer.isDenied, `After the login the planted number was answered with ${answer.status}.`);
  },
);

freshIdOverLiveOne();
loginIgnoresOfferedId();

check(
  'language-survives-login',
  {
    name: 'still knows the language after the login',
    tier: 'core',
    points: 2,
    expected:
      'The language that a visitor chose before the login is answered after it, under the fresh number.',
    why: 'A fresh number is no reason to forget what hung on the old hook: it has only to be carried over.',
  },
  async ({ open }) => {
    const site = await open();
    const browser = site.visitor('Browser');
    await choose(browser, 'fr');
    await browser.logIn('ada');
    const answer = await browser.send({ method: 'GET', path: '/api/language' });
    const { language } = Object(answer.json()) as { language?: unknown };
    answer.must(
      language === 'fr',
      `The language fr was chosen before the login, and ${answer.status} with ${language ?? 'no language'} answered after it.`,
    );
  },
);

check(
  'visitors-are-nobody',
  {
    name: 'lets nobody in for having chosen a language',
    tier: 'core',
    points: 1,
    expected: 'A visitor’s session remembers the language, and gets 401 from the protected route.',
    why: 'A number says that somebody was here, not who: only a login says that.',
  },
  async ({ open }) => {
    const site = await open();
    const visitor = site.visitor('Visitor');
    await choose(visitor, 'it');
    const remembered = await visitor.send({ method: 'GET', path: '/api/language' });
    const { language } = Object(remembered.json()) as { language?: unknown };
    remembered.must(
      language === 'it',
      `A visitor chose it, and was answered with ${remembered.status} and ${language ?? 'no language'}.`,
    );
    const answer = await visitor.lookUp();
    answer.must(answer.isDenied, `A visitor who never logged in was answered with ${answer.status}.`);
  },
);

check(
  'invented-ids-begin-nothing',
  {
    name: 'begins no session under an invented number',
    tier: 'core',
    points: 2,
    expected:
      'POST /api/language with a number that is not in the store, invented or of an ended session, begins one under another.',
    why: 'Where an unknown number is adopted, a thief need not even ask for one before planting it.',
  },
  async ({ open }) => {
    const site = await open();
    const { mixed, ended } = await makeWorthless(site);
    for (const invented of ['planted2planted2planted2planted2', mixed, ended]) {
      const visitor = site.visitor('Browser');
      visitor.jar.set('session_id', invented);
      const answer = await choose(visitor, 'de');
      const keys = await site.store.sessionKeys();
      answer.must(
        ticketOf(answer) !== invented && !keys.some((key) => key.includes(invented)),
        'The server adopted an unknown number that the browser had brought along.',
      );
    }
  },
);

check(
  'old-session-ends',
  {
    name: 'ends the session that came along',
    tier: 'hardening',
    points: 2,
    expected: 'After the login the visitor’s old session is gone from the store.',
    why: 'A hook that nobody comes back to hangs full until closing time, and its number still works.',
  },
  async ({ open }) => {
    const site = await open();
    const browser = site.visitor('Browser');
    await choose(browser, 'de');
    const before = await site.store.sessionKeys();
    const login = await browser.logIn('ada');
    const left = (await site.store.sessionKeys()).filter((key) => before.includes(key));
    // A login that went on with the old number is another check’s business.
    const wentOn = (await site.store.sessionKeys()).length === before.length && left.length > 0;
    login.must(wentOn || left.length === 0, 'The session from before the login was still in the store.');
  },
);

const choose = (visitor: Visitor, language: string) =>
  visitor.send({ method: 'POST', path: '/api/language', json: { language } });
