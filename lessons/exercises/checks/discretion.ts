import { type Answer, shareCheck } from '#shared/grading/check.ts';
import { decodePercents, findSecret } from '#shared/grading/find-secret.ts';
import { people } from '#shared/grading/people.ts';
import { enter } from '#shared/grading/steps.ts';

export const idNotLeaked = shareCheck(
  'id-not-leaked',
  {
    name: 'hands the ticket over in the cookie and nowhere else',
    tier: 'hardening',
    points: 2,
    expected: 'The number is in no body, and in no header but Set-Cookie.',
    why: 'A script that may not read the cookie can read the answer, and logs keep what headers say.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, login, ticket, key } = await enter(site, 'ada');
    const lookUp = await visitor.lookUp();
    for (const answer of [login, lookUp]) {
      const headers = answer.headers.filter(([name]) => name.toLowerCase() !== 'set-cookie');
      const isTold = findSecret(textOf({ ...answer, headers }), secretsOf(ticket, key)) !== null;
      answer.must(!isTold, 'The answer repeated the number.');
    }
  },
);

export const noStaleAnswers = shareCheck(
  'no-stale-answers',
  {
    name: 'lets nobody keep a protected answer',
    tier: 'hardening',
    points: 1,
    expected: 'The protected answer says Cache-Control: no-store.',
    why: 'The Back button, or a proxy, would show it to the next person after the logout.',
  },
  async ({ open }) => {
    const { visitor } = await enter(await open(), 'ada');
    const answer = await visitor.lookUp();
    const rule = answer.header('cache-control') ?? '';
    answer.must(
      /\bno-store\b/i.test(rule),
      rule ? `The answer said only ${rule}.` : 'The answer had no Cache-Control.',
    );
  },
);

export const passwordNotRepeated = shareCheck(
  'password-not-repeated',
  {
    name: 'says no password back',
    tier: 'hardening',
    points: 1,
    expected:
      'No answer holds the password of the request, neither after a right login nor after a wrong one.',
    why: 'An answer is kept, logged and shown in places that no password should ever see.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, login } = await enter(site, 'ada');
    const right = people.ada.password;
    const mistyped = `${right}-mistyped`;
    const answers = [
      login,
      await visitor.lookUp(),
      await visitor.logIn('ada', { password: mistyped }),
      await visitor.logIn('nobody', { password: mistyped }),
      await visitor.logIn('ada', { body: { username: ['ada'], password: right } }),
      await visitor.logIn('ada', { body: `{"username":"ada","password":"${right}"` }),
    ];
    for (const answer of answers) {
      answer.must(
        findSecret(textOf(answer), [right]) === null,
        `The answer, a ${answer.status}, held the password that was sent.`,
      );
    }
  },
);

export const printsNoSecrets = shareCheck(
  'prints-no-secrets',
  {
    name: 'keeps tickets and passwords out of the log',
    tier: 'hardening',
    points: 1,
    expected:
      'What the server prints during login, visit, logout and a failure holds neither an id nor a password.',
    why: 'Logs are read by many, and kept for long: whoever finds a ticket in one is served with it.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, ticket, key } = await enter(site, 'ada');
    const secrets = [...secretsOf(ticket, key), people.ada.password];
    const look = async (answer: Answer, during: string) => {
      const found = findSecret(await site.printed(), secrets);
      const what = found === people.ada.password ? 'the password' : 'the session’s id';
      answer.must(found === null, `Your server printed ${what} during ${during}.`);
    };
    await look(await visitor.lookUp(), 'a login and a visit');
    await look(await visitor.logIn('ada', { password: `${people.ada.password}-mistyped` }), 'a wrong login');
    await site.interfere({ type: 'reject' });
    await look(await visitor.lookUp(), 'a visit while the store failed');
    await site.interfere({ type: 'none' });
    await look(await visitor.logOut(), 'a logout');
  },
);

export const noForeignReaders = shareCheck(
  'no-foreign-readers',
  {
    name: 'lets no foreign page read its answers',
    tier: 'hardening',
    points: 2,
    expected: 'No answer allows a foreign origin to read it together with credentials.',
    why: 'Any page that somebody opens could read who they are, and act as them.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    for (const origin of foreignOrigins) {
      const headers = { origin };
      const asked = { ...headers, 'access-control-request-method': 'POST' };
      for (const answer of [
        await visitor.send({ method: 'GET', path: '/api/protected', headers }),
        await visitor.send({ method: 'OPTIONS', path: '/api/login', headers: asked }),
        await visitor.send({ method: 'OPTIONS', path: '/api/protected', headers: asked }),
        await visitor.logIn('ada', { headers }),
      ]) {
        const allowed = answer.header('access-control-allow-origin');
        const withCredentials = answer.header('access-control-allow-credentials')?.trim() === 'true';
        answer.must(
          !(withCredentials && allowed === origin),
          `A page of ${origin} may read this answer, with the visitor’s cookies sent along.`,
        );
      }
    }
  },
);

/** Unlike the site’s own, which begins, ends or contains what some of these do. */
const foreignOrigins = [
  'https://evil.example',
  'null',
  'http://localhost.evil.example',
  'http://evil-localhost',
];

const secretsOf = (ticket: string, key: string): string[] => [
  ticket,
  decodePercents(ticket),
  key.slice('session:'.length),
];

const textOf = ({ text, headers }: Pick<Answer, 'text' | 'headers'>): string =>
  `${text}\n${headers.map(([, value]) => value).join('\n')}`;
