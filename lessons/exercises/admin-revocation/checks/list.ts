import { check } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { enter } from '#shared/grading/steps.ts';
import { mustSucceed, revoke } from './steps.ts';

const { ada } = people;
const minute = 60_000;

check(
  'list-outlives-sessions',
  {
    name: 'forgets no session that is still alive',
    tier: 'core',
    points: 3,
    expected:
      'A session begun 50 minutes after another one is ended by a revocation 30 minutes later, when the first is over.',
    why: 'A list that ends with the first session on it leaves the others out of anybody’s reach.',
  },
  async ({ open }) => {
    const site = await open({ ttlSeconds: 3600 });
    await enter(site, 'ada', 'Telephone');
    await site.advance(50 * minute);
    const later = await enter(site, 'ada', 'Tablet');
    await site.advance(30 * minute);
    const admin = await enter(site, 'admin', 'Admin');
    mustSucceed(await revoke(admin.visitor, { userId: ada.id }));
    const answer = await later.visitor.lookUp();
    answer.must(
      answer.isDenied,
      `The later session was revoked after the earlier one had ended, and answered with ${answer.status}.`,
    );
  },
);

check(
  'list-survives-logout',
  {
    name: 'keeps the others in mind when one device logs out',
    tier: 'core',
    points: 2,
    expected: 'After a logout on one device, a revocation still ends the sessions of the others.',
    why: 'Whoever tears the whole list up at a logout can find none of the other coats.',
  },
  async ({ open }) => {
    const site = await open();
    const other = await enter(site, 'ada', 'Tablet');
    const { visitor } = await enter(site, 'ada', 'Telephone');
    await visitor.logOut();
    const admin = await enter(site, 'admin', 'Admin');
    mustSucceed(await revoke(admin.visitor, { userId: ada.id }));
    const answer = await other.visitor.lookUp();
    answer.must(
      answer.isDenied,
      `ada logged out on one device and was then revoked, and her other device was answered with ${answer.status}.`,
    );
  },
);

check(
  'list-comes-to-an-end',
  {
    name: 'writes no lists for ever',
    tier: 'hardening',
    points: 1,
    expected: 'When all sessions of a user are over, nothing about them stays in the store that never ends.',
    why: 'One line for each login ever made fills any store in the end.',
  },
  async ({ open }) => {
    const site = await open({ ttlSeconds: 3600 });
    const { login } = await enter(site, 'ada', 'Telephone');
    await site.advance(61 * minute);
    for (const key of await site.store.keys()) {
      login.must(
        (await site.store.ttlMs(key)) !== -1,
        `An hour after the last session had ended, the key ${key} was still there, without a lifetime.`,
      );
    }
  },
);

check(
  'reads-no-whole-store',
  {
    name: 'finds them without reading the whole store',
    tier: 'hardening',
    points: 2,
    expected: 'A revocation uses neither KEYS nor SCAN.',
    why: 'Both go through every key of the house, and while KEYS does, nobody else is served.',
  },
  async ({ open }) => {
    const site = await open();
    const admin = await enter(site, 'admin', 'Admin');
    await enter(site, 'ada', 'Telephone');
    const revocation = await revoke(admin.visitor, { userId: ada.id });
    mustSucceed(revocation);
    const events = await site.events();
    const search = events.findIndex(
      (event) =>
        event.type === 'store-command' &&
        event.exchange === revocation.exchange &&
        event.commands.some(({ name }) => name.toUpperCase() === 'KEYS' || name.toUpperCase() === 'SCAN'),
    );
    site.must(search < 0, 'The revocation searched through all keys of the store.', { at: search + 1 });
  },
);
