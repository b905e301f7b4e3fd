import { check } from '#shared/grading/check.ts';
import { enter, showCookie, userOf } from '#shared/grading/steps.ts';

const names = ['grace', 'ada', 'admin'] as const;

check(
  'ids-unpredictable',
  {
    name: 'makes ids that nobody can work out',
    tier: 'core',
    points: 4,
    expected:
      'A copy of the server, started like it and with the same time on its clock, gives out other ids.',
    why: 'Whoever has the recipe needs no theft: they cook the number at home, and are served as its owner.',
  },
  async ({ open, openFresh }) => {
    const copy = await openFresh();
    await copy.freeze(true);
    const made = [];
    for (const name of names) made.push(await enter(copy, name, 'Attacker at a copy of your server'));
    await copy.freeze(false);

    const house = await open();
    await house.freeze(true);
    const browser = house.visitor('Browser');
    const attacker = house.visitor('Attacker', 'attacker');
    for (const [nth, name] of names.entries()) {
      browser.jar.clear();
      const { login, key } = await enter(house, name, browser);
      const answer = await showCookie(attacker, `session_id=${made[nth]?.ticket}`);
      answer.must(
        userOf(answer) === null,
        `The number that a copy of your server gave out at the same time opened the session of ${name}.`,
      );
      // A signed cookie is no good if the id in it can be worked out.
      login.must(
        key === '' || key !== made[nth]?.key,
        `A copy of your server put the session of ${name} under the same key.`,
      );
    }
    await house.freeze(false);
  },
);
