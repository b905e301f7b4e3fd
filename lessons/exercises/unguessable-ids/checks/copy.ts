import { check } from '#shared/grading/check.ts';
import { enter, showCookie, userOf } from '#shared/grading/steps.ts';

const names = ['grace', 'ada', 'admin'] as const;

check(
  'ids-unpredictable',
  {
    name: 'draws numbers that nobody can reckon',
    tier: 'core',
    points: 4,
    expected:
      'A copy of the server, started like it and with the same time on its clock, gives out other numbers.',
    why: 'A number that can be reckoned need not be stolen.',
  },
  async ({ open, openFresh }) => {
    const copy = await openFresh();
    await copy.freeze(true);
    const made = [];
    for (const name of names) made.push(await enter(copy, name, 'Thief at a copy of your server'));
    await copy.freeze(false);

    const house = await open();
    await house.freeze(true);
    const browser = house.visitor('Browser');
    const thief = house.visitor('Thief', 'attacker');
    for (const [nth, name] of names.entries()) {
      browser.jar.clear();
      const { login, key } = await enter(house, name, browser);
      const answer = await showCookie(thief, `session_id=${made[nth]?.ticket}`);
      answer.must(
        userOf(answer) === null,
        `The number that a copy of your server gave out at the same time opened the session of ${name}.`,
      );
      // A signed cookie is no good if the id in it can be reckoned.
      login.must(
        key === '' || key !== made[nth]?.key,
        `A copy of your server put the session of ${name} under the same key.`,
      );
    }
    await house.freeze(false);
  },
);
