import { check } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { enter, isAbout, told } from '#shared/grading/steps.ts';
import { outwait } from '../../checks/outwait.ts';
import { mustSucceed, revoke } from './steps.ts';

const { ada } = people;

check(
  'revokes-every-device',
  {
    name: 'ends all sessions of one user at once',
    tier: 'core',
    points: 3,
    expected:
      'After an admin’s POST /api/admin/revoke every session of that user gets 401, on all three devices.',
    why: 'The thief has only one of the devices, and nobody knows which ticket it is.',
  },
  async ({ open }) => {
    const site = await open();
    const admin = await enter(site, 'admin', 'Admin');
    const devices = [];
    for (const name of ['Telephone', 'Tablet', 'Desk computer']) devices.push(await enter(site, 'ada', name));
    for (const { visitor } of devices) await visitor.lookUp();
    mustSucceed(await revoke(admin.visitor, { userId: ada.id }));
    for (const { visitor } of devices) {
      const answer = await visitor.lookUp();
      answer.must(
        answer.isDenied,
        `The sessions of ada were revoked, and her ${visitor.name} was answered with ${answer.status}.`,
      );
    }
  },
);

check(
  'revokes-across-servers',
  {
    name: 'finds sessions that began at another server, or before a restart',
    tier: 'core',
    points: 3,
    expected: 'A session begun at server B, or before a restart, is ended by a revocation at server A.',
    why: 'A list in one server’s memory knows nothing of the other counter, and nothing of last week.',
  },
  async ({ open }) => {
    const site = await open();
    await site.startServer('B');
    const earlier = await enter(site, 'ada', 'Telephone');
    await site.restart('A');
    const elsewhere = await enter(site, 'ada', site.visitor('Tablet').at('B'));
    const admin = await enter(site, 'admin', 'Admin');
    mustSucceed(await revoke(admin.visitor, { userId: ada.id }));
    const there = await elsewhere.visitor.lookUp();
    there.must(
      there.isDenied,
      `A session begun at server B was revoked at server A, and then answered with ${there.status}.`,
    );
    const old = await earlier.visitor.lookUp();
    old.must(
      old.isDenied,
      `A session from before the restart was revoked, and then answered with ${old.status}.`,
    );
  },
);

check(
  'revokes-nobody-else',
  {
    name: 'lets everybody else stay',
    tier: 'core',
    points: 2,
    expected: 'After the sessions of ada were revoked, grace and the admin are still recognised.',
    why: 'One stolen telephone is no reason to empty the house.',
  },
  async ({ open }) => {
    const site = await open();
    const admin = await enter(site, 'admin', 'Admin');
    const grace = await enter(site, 'grace', 'Browser of grace');
    await enter(site, 'ada', 'Telephone');
    // Half of a number is no number: 1 is not 11 and not 12.
    await revoke(admin.visitor, { userId: 1 });
    mustSucceed(await revoke(admin.visitor, { userId: ada.id }));
    for (const [name, { visitor }] of [
      ['grace', grace],
      ['admin', admin],
    ] as const) {
      const answer = await visitor.lookUp();
      answer.must(
        isAbout(answer, people[name]),
        `The sessions of ada were revoked, and ${name} was answered with ${told(answer, people[name])}.`,
      );
    }
  },
);

check(
  'revocation-awaited',
  {
    name: 'answers when they are over',
    tier: 'core',
    points: 2,
    expected: 'When the revocation is answered, the sessions are over, even when the store is slow.',
    why: '“Done” is what the admin tells Ada on the telephone, and she believes it.',
  },
  async ({ open }) => {
    const site = await open();
    const admin = await enter(site, 'admin', 'Admin');
    const { visitor } = await enter(site, 'ada', 'Telephone');
    await site.interfere({ type: 'hold-unawaited', ms: 40 });
    mustSucceed(await revoke(admin.visitor, { userId: ada.id }));
    const answer = await visitor.lookUp();
    await site.interfere({ type: 'none' });
    // A session that stays for good is another check’s business.
    await new Promise((resolve) => setTimeout(resolve, 120));
    const later = await visitor.lookUp();
    answer.must(
      answer.isDenied || !later.isDenied,
      `The revocation was answered, then a session of ada with ${answer.status}, and only later with 401.`,
    );
    for (const nth of [1, 2, 3]) {
      const slow = await open();
      const chief = await enter(slow, 'admin', 'Admin');
      const guest = await enter(slow, 'ada', 'Telephone');
      const early = await outwait({
        site: slow,
        nth,
        ask: () => revoke(chief.visitor, { userId: ada.id }),
        // Not whether it is in the store: a session of an earlier round may lie there and count no more.
        look: () => guest.visitor.lookUp(),
      });
      early?.answer.must(
        !early.answer.isSuccess || early.seen.isDenied || !later.isDenied,
        `The store was slow, and without waiting for it the revocation was answered with ${early.answer.status}: a session of ada was still answered with ${early.seen.status}.`,
      );
    }
  },
);

check(
  'login-after-revocation',
  {
    name: 'lets the user log in again',
    tier: 'core',
    points: 2,
    expected:
      'A login right after the revocation begins a session that works, and can be revoked in its turn.',
    why: 'Ada has her new telephone by noon: what was ended were her sessions, not Ada.',
  },
  async ({ open }) => {
    const site = await open();
    const admin = await enter(site, 'admin', 'Admin');
    for (const round of ['first', 'second']) {
      await enter(site, 'ada', 'Telephone');
      mustSucceed(await revoke(admin.visitor, { userId: ada.id }));
      const { visitor } = await enter(site, 'ada', 'New telephone');
      const answer = await visitor.lookUp();
      answer.must(
        isAbout(answer, ada),
        `ada logged in again after the ${round} revocation, and was answered with ${told(answer, ada)}.`,
      );
      mustSucceed(await revoke(admin.visitor, { userId: ada.id }));
      const end = await visitor.lookUp();
      end.must(
        end.isDenied,
        `A session begun after a revocation was revoked too, and answered with ${end.status}.`,
      );
    }
  },
);

check(
  'revocation-repeatable',
  {
    name: 'takes a revocation of nobody calmly',
    tier: 'core',
    points: 1,
    expected: 'Revoking twice, or a user who has no session, gets 2xx.',
    why: 'In a hurry people press the button twice, and an error would tell them that it did not work.',
  },
  async ({ open }) => {
    const site = await open();
    const admin = await enter(site, 'admin', 'Admin');
    await enter(site, 'ada', 'Telephone');
    mustSucceed(await revoke(admin.visitor, { userId: ada.id }));
    for (const userId of [ada.id, people.grace.id]) {
      const answer = await revoke(admin.visitor, { userId });
      answer.must(
        answer.isSuccess,
        `There was nothing left to revoke, and the admin was answered with ${answer.status}.`,
      );
    }
  },
);
