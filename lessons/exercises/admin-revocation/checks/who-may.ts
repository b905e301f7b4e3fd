import { check } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { enter, isAbout, told } from '#shared/grading/steps.ts';
import { mustSucceed, revoke } from './steps.ts';

const { ada } = people;
const path = '/api/admin/revoke';

check(
  'strangers-may-not',
  {
    name: 'asks strangers who they are',
    tier: 'core',
    points: 2,
    expected: 'Without a live session POST /api/admin/revoke gets 401, and nobody’s session ends.',
    why: 'A way to throw everybody out is a fine toy for whoever finds it.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada', 'Telephone');
    const admin = await enter(site, 'admin', 'Admin');
    await admin.visitor.logOut();
    const stranger = site.visitor('Stranger', 'attacker');
    const json = { userId: ada.id };
    for (const cookie of [null, 'session_id=made-up', `session_id=${admin.ticket}`]) {
      const answer = await stranger.send({ method: 'POST', path, json, cookie });
      answer.must(
        answer.isDenied,
        `${cookie?.endsWith(admin.ticket) ? 'With the ticket of an admin who had logged out' : 'Without a session'} a revocation was answered with ${answer.status} instead of 401.`,
      );
    }
    const answer = await visitor.lookUp();
    answer.must(
      isAbout(answer, ada),
      `A stranger’s revocation was refused, and after it ada was answered with ${told(answer, ada)}.`,
    );
  },
);

check(
  'guests-may-not',
  {
    name: 'lets only admins revoke, whatever others claim',
    tier: 'core',
    points: 3,
    expected:
      'A user with another role gets 403, also when the request says admin, and nobody’s session ends.',
    why: 'Whoever can end others’ sessions needs no password to keep them out.',
  },
  async ({ open }) => {
    const site = await open();
    const victim = await enter(site, 'ada', 'Browser of ada');
    const { visitor, ticket } = await enter(site, 'grace', 'Browser of grace');
    const json = { userId: ada.id };
    const claims = { role: 'admin', user: { id: people.admin.id, role: 'admin' }, id: people.admin.id };
    const answers = [
      await revoke(visitor, json),
      await revoke(visitor, { userId: people.grace.id }),
      await revoke(visitor, { ...json, ...claims }),
      await visitor.send({ method: 'POST', path: `${path}?role=admin`, json }),
      await visitor.send({ method: 'POST', path, json, headers: { role: 'admin', 'x-role': 'admin' } }),
      await visitor.send({ method: 'POST', path, json, cookie: `role=admin; session_id=${ticket}` }),
    ];
    for (const answer of answers) {
      answer.must(
        answer.status === 403,
        `grace, who is no admin, asked for a revocation and was answered with ${answer.status} instead of 403.`,
      );
    }
    // Of a role by such a name every plain object knows something.
    const odd = await enter(site, 'charles', 'Browser of charles');
    const refused = await revoke(odd.visitor, json);
    refused.must(
      refused.status === 403,
      `charles, whose role is called constructor, asked for a revocation and was answered with ${refused.status} instead of 403.`,
    );
    for (const [name, guest] of [
      ['ada', victim.visitor],
      ['grace', visitor],
    ] as const) {
      const answer = await guest.lookUp();
      answer.must(
        isAbout(answer, people[name]),
        `grace’s revocation was refused, and after it ${name} was answered with ${told(answer, people[name])}.`,
      );
    }
  },
);

check(
  'needs-a-number',
  {
    name: 'says that a wrong request is wrong',
    tier: 'hardening',
    points: 2,
    expected: 'An admin’s request without a number in userId gets 4xx, and nobody’s session ends.',
    why: 'A request that is half understood must not be half obeyed: undefined is nobody, and * is everybody.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada', 'Telephone');
    const admin = await enter(site, 'admin', 'Admin');
    const answers = [await admin.visitor.send({ method: 'POST', path })];
    for (const json of [{}, [], { userId: null }, { userId: '*' }, { userId: { id: ada.id } }]) {
      answers.push(await revoke(admin.visitor, json));
    }
    const headers = { 'content-type': 'application/json' };
    answers.push(await admin.visitor.send({ method: 'POST', path, headers, body: '{"userId": ' }));
    for (const answer of answers) {
      answer.must(
        answer.status >= 400 && answer.status < 500,
        `A request without a number in userId was answered with ${answer.status}.`,
      );
    }
    const answer = await visitor.lookUp();
    answer.must(
      isAbout(answer, ada),
      `After revocations without a number in userId, ada was answered with ${told(answer, ada)}.`,
    );
  },
);

check(
  'store-down-revoke',
  {
    name: 'owns up when a revocation did not work',
    tier: 'hardening',
    points: 2,
    expected:
      'Wherever in a revocation Redis refuses its service, either the answer is 5xx or the sessions are over.',
    why: 'A transaction or a pipeline resolves even when its commands failed, and “done” would be a lie.',
  },
  async ({ open }) => {
    const site = await open();
    const admin = await enter(site, 'admin', 'Admin');
    const { visitor } = await enter(site, 'ada', 'Telephone');
    for (const nth of [1, 2, 3, 4, 5]) {
      await site.interfere({ type: 'reject-from', nth });
      const revocation = await revoke(admin.visitor, { userId: ada.id });
      await site.interfere({ type: 'none' });
      if (!revocation.isSuccess) continue;
      const answer = await visitor.lookUp();
      revocation.must(
        answer.isDenied,
        `Redis refused command ${nth} and all after it, the revocation was answered with ${revocation.status}, and the session then with ${answer.status}.`,
      );
    }
    // Otherwise a server that never revokes anything would be honest, too.
    await enter(site, 'grace', 'Browser of grace');
    mustSucceed(await revoke(admin.visitor, { userId: people.grace.id }));
  },
);
