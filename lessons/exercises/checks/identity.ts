import { type Answer, shareCheck, type Visitor } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { enter, isAbout, told, userOf } from '#shared/grading/steps.ts';

export const roleFromStore = shareCheck(
  'role-from-store',
  {
    name: 'believes its own records, not the visitor',
    tier: 'core',
    points: 3,
    expected: 'Extra cookies, headers and parameters that claim a role or an id change nothing.',
    why: 'Whatever the browser sends can be written by its owner: everybody would be an admin who says so.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    const claims = { id: String(people.admin.id), role: 'admin' };
    const answers = {
      headers: await visitor.send({
        method: 'GET',
        path: '/api/protected',
        headers: { role: 'admin', 'x-role': 'admin', 'x-user-role': 'admin', 'x-user-id': claims.id },
      }),
      parameters: await visitor.send({
        method: 'GET',
        path: `/api/protected?role=admin&id=${claims.id}&user_id=${claims.id}&userId=${claims.id}`,
      }),
      cookies: await lookUpWith(visitor, {
        role: 'admin',
        user_id: claims.id,
        userId: claims.id,
        id: claims.id,
        user: 'admin',
      }),
    };
    for (const [where, answer] of Object.entries(answers)) {
      answer.must(
        isAbout(answer, people.ada),
        `With ${where} that claim to be an admin, ada was answered with ${told(answer, people.ada)}.`,
      );
    }
  },
);

export const roleFromUsers = shareCheck(
  'role-from-users',
  {
    name: 'lets nobody choose a role at the door',
    tier: 'core',
    points: 2,
    expected: 'A role or id in the body of the login changes nothing: users.verify says who it is.',
    why: 'A field too many in a form must not make an admin.',
  },
  async ({ open }) => {
    const site = await open();
    const visitor = site.visitor('Browser');
    const { password } = people.ada;
    const claims = { id: people.admin.id, role: 'admin' };
    const body = { username: 'ada', password, ...claims, user: claims };
    const login = await visitor.send({ method: 'POST', path: '/api/login?role=admin', json: body });
    if (!login.isSuccess) return;
    const answer = await visitor.lookUp();
    const user = userOf(answer);
    answer.must(
      user?.role !== 'admin' && user?.id !== people.admin.id,
      'The login’s body claimed to be an admin, and that was believed.',
    );
  },
);

export const sessionsDoNotMix = shareCheck(
  'sessions-do-not-mix',
  {
    name: 'keeps simultaneous visitors apart',
    tier: 'core',
    points: 3,
    expected: 'When several people ask at the same moment, each is told their own name and nobody else’s.',
    why: 'A variable shared by all requests gives one visitor’s answer to another.',
  },
  async ({ open }) => {
    const site = await open();
    const ada = await enter(site, 'ada', 'Browser of ada');
    const admin = await enter(site, 'admin', 'Browser of admin');
    await site.interfere({ type: 'delay', ms: 20 });
    const [first, second, third] = await Promise.all([
      ada.visitor.lookUp(),
      admin.visitor.lookUp(),
      site.visitor('Stranger').lookUp(),
    ]);
    first.must(
      isAbout(first, people.ada),
      `Ada asked at the same moment as the admin, and was answered with ${told(first, people.ada)}.`,
    );
    second.must(
      isAbout(second, people.admin),
      `The admin asked at the same moment as ada, and was answered with ${told(second, people.admin)}.`,
    );
    third.must(userOf(third) === null, 'A stranger who asked at the same moment was let in.');
  },
);

export const parallelLogins = shareCheck(
  'parallel-logins',
  {
    name: 'gives each of many simultaneous logins its own session',
    tier: 'hardening',
    points: 2,
    expected: 'People who log in at the same moment each get a ticket of their own, for themselves.',
    why: 'Half a login kept in a shared variable is finished by the wrong person.',
  },
  async ({ open }) => {
    const site = await open();
    await site.interfere({ type: 'delay', ms: 20 });
    const names = ['ada', 'grace', 'admin', 'ada'] as const;
    const visitors = names.map((_, nth) => site.visitor(`Browser ${nth + 1}`));
    await Promise.all(visitors.map((visitor, nth) => visitor.logIn(names[nth] ?? 'ada')));
    // The store stays slow: what was written first still arrives first.
    for (const [nth, visitor] of visitors.entries()) {
      const answer = await visitor.lookUp();
      const person = people[names[nth] ?? 'ada'];
      answer.must(
        isAbout(answer, person),
        `Of several who logged in at the same moment, ${person.username} was answered with ${told(answer, person)}.`,
      );
    }
  },
);

export const loginLeavesOthers = shareCheck(
  'login-leaves-others',
  {
    name: 'lets others stay when somebody comes',
    tier: 'core',
    points: 1,
    expected: 'A login on one device does not end the session of somebody else.',
    why: 'The rack has a hook for every guest.',
  },
  async ({ open }) => {
    const site = await open();
    const ada = await enter(site, 'ada', 'Browser of ada');
    await enter(site, 'grace', 'Browser of grace');
    const answer = await ada.visitor.lookUp();
    answer.must(
      isAbout(answer, people.ada),
      `After the login of grace, ada was answered with ${told(answer, people.ada)}.`,
    );
  },
);

export const identityFromStore = shareCheck(
  'identity-from-store',
  {
    name: 'asks the store who it is, not its own memory',
    tier: 'core',
    points: 2,
    expected: 'When two records change places in the store, nobody is answered from anywhere else.',
    why: 'What only this process remembers is gone after a restart, and unknown to the second server.',
  },
  async ({ open }) => {
    const site = await open();
    const ada = await enter(site, 'ada', 'Browser of ada');
    const admin = await enter(site, 'admin', 'Browser of admin');
    if (!ada.key || !admin.key) return;
    await site.store.swap(ada.key, admin.key);
    const answer = await ada.visitor.lookUp();
    answer.must(
      !isAbout(answer, people.ada),
      'The records of ada and the admin had changed places, and ada’s cookie was still answered as ada.',
    );
  },
);

export const oddNames = shareCheck(
  'odd-names',
  {
    name: 'lets people in whatever their name is',
    tier: 'core',
    points: 1,
    expected:
      'Somebody called constructor logs in like anybody, and with a wrong password gets 401 like anybody.',
    why: 'In a plain object something stands under this name before anybody has put it there.',
  },
  async ({ open }) => {
    const site = await open();
    const wrong = await site
      .visitor('Stranger', 'attacker')
      .logIn('constructor', { password: 'a-wrong-one' });
    wrong.must(
      wrong.isDenied,
      `A wrong password for the name constructor was answered with ${wrong.status} instead of 401.`,
    );
    const visitor = site.visitor('Browser of constructor');
    const login = await visitor.logIn('constructor');
    login.must(
      login.isSuccess,
      `The login of the guest called constructor was answered with ${login.status}.`,
    );
    const answer = await visitor.lookUp();
    answer.must(
      isAbout(answer, people.constructor),
      `The guest called constructor was answered with ${told(answer, people.constructor)}.`,
    );
  },
);

/** Looks up with more cookies in the jar. They stay there. */
function lookUpWith(visitor: Visitor, cookies: Record<string, string>): Promise<Answer> {
  for (const [name, value] of Object.entries(cookies)) visitor.jar.set(name, value);
  return visitor.lookUp();
}
