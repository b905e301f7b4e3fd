import { check, type Site } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { enter, isAbout, told } from '#shared/grading/steps.ts';

check(
  'revoked-at-once',
  {
    name: 'refuses a session that was deleted from the store',
    tier: 'core',
    points: 3,
    expected: 'When the key is deleted from outside, the very next request gets 401.',
    why: 'This is what sessions in a store are for: an administrator takes a key away, and that visit is over.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, key } = await enter(site, 'ada');
    if (key) await site.store.delete(key);
    const answer = await visitor.lookUp();
    answer.must(
      answer.isDenied,
      `${await removal(site, key)}, and the next request was answered with ${answer.status}.`,
    );
  },
);

check(
  'revoked-after-use',
  {
    name: 'refuses a deleted session that was in use a moment ago',
    tier: 'core',
    points: 3,
    expected: 'A session that was just used, and is then deleted, gets 401 on the very next request.',
    why: 'A copy kept for speed goes on saying yes after the store has said no.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, key } = await enter(site, 'ada');
    await visitor.lookUp();
    await visitor.lookUp();
    if (key) await site.store.delete(key);
    const answer = await visitor.lookUp();
    answer.must(
      answer.isDenied,
      `${await removal(site, key)} after two visits, and the next request was answered with ${answer.status}.`,
    );
  },
);

check(
  'revoked-alone',
  {
    name: 'ends one session without the others',
    tier: 'core',
    points: 1,
    expected: 'When the session of one person is deleted from the store, that of another goes on.',
    why: 'Sending one guest home must not close the house.',
  },
  async ({ open }) => {
    const site = await open();
    const ada = await enter(site, 'ada', 'Browser of ada');
    const grace = await enter(site, 'grace', 'Browser of grace');
    if (ada.key) await site.store.delete(ada.key);
    await ada.visitor.lookUp();
    const answer = await grace.visitor.lookUp();
    answer.must(
      isAbout(answer, people.grace),
      `${await removal(site, ada.key)}, and grace was answered with ${told(answer, people.grace)}.`,
    );
  },
);

/** Says what was done to the session of ada. A server that keeps its sessions elsewhere has none to delete. */
const removal = async ({ store }: Site, key: string) =>
  key
    ? 'The session of ada was deleted from the store'
    : `There was no key session:<id> of ada in the store to delete${await store.tellOthers()}`;
