import { check } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { isAbout, lineOf, told } from '#shared/grading/steps.ts';

check(
  'renewal-keeps-flags',
  {
    name: 'sets the ticket anew with everything it had',
    tier: 'core',
    points: 2,
    expected:
      'Where GET /api/protected sets session_id anew, that line says SameSite=Lax or Strict, Secure with secureCookies, and the same Path.',
    why: 'A cookie has only what its last line gave it: nothing is remembered from the line before.',
  },
  async ({ open }) => {
    const site = await open({ secureCookies: true });
    const browser = site.visitor('Browser');
    const login = await browser.logIn('ada');
    const visit = await browser.lookUp();
    const line = lineOf(visit);
    if (line === undefined) return;
    visit.must(
      /;\s*samesite=(lax|strict)\s*(;|$)/i.test(line),
      'The visit’s line had no SameSite=Lax or Strict.',
    );
    visit.must(
      /;\s*secure\s*(;|$)/i.test(line),
      'The visit’s line had no Secure, though secureCookies was true.',
    );
    visit.must(
      pathOf(line) === pathOf(lineOf(login)),
      'The visit’s line had another Path than the login’s, so the browser now has two tickets.',
    );
  },
);

check(
  'renewal-goes-on',
  {
    name: 'lets whoever keeps coming back stay',
    tier: 'core',
    points: 2,
    expected: 'A guest who comes every 50 minutes is still recognised at the third visit.',
    why: 'A lock that sends the guests home is soon taken off again.',
  },
  async ({ open }) => {
    const site = await open({ ttlSeconds: 3600 });
    const browser = site.visitor('Browser');
    await browser.logIn('ada');
    for (const nth of [1, 2, 3]) {
      await site.advance(50 * 60_000);
      const visit = await browser.lookUp();
      visit.must(
        isAbout(visit, people.ada),
        `Visit ${nth}, 50 minutes after the one before, was answered with ${told(visit, people.ada)}.`,
      );
    }
  },
);

const pathOf = (line: string | undefined) => /;\s*path=([^;\s]*)/i.exec(line ?? '')?.[1] ?? '';
