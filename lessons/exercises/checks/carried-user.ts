import { type Answer, shareCheck, type Visitor } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { enter, userOf } from '#shared/grading/steps.ts';
import { makeWorthless } from '#shared/grading/worthless-tickets.ts';

export const cookieIsNobody = shareCheck(
  'cookie-is-nobody',
  {
    name: 'believes no cookie that says who somebody is',
    tier: 'core',
    points: 3,
    expected:
      'A cookie that carries an id and a role, in whatever encoding, gets 401 when the store has no such session.',
    why: 'Whatever the browser sends can be written by its owner: everybody would be the admin who says so.',
  },
  async ({ open }) => {
    const site = await open();
    const { login } = await enter(site, 'ada');
    const { mixed } = await makeWorthless(site);
    const forger = site.visitor('Thief', 'attacker');
    const others = [...new Set([...login.setCookies.map(({ name }) => name), ...usualNames])].filter(
      (name) => name !== 'session_id',
    );
    for (const { text, shape, encoding } of forgeries()) {
      const beside = others.map((name) => `${name}=${text}`).join('; ');
      for (const ticket of shape === 'words' ? [text] : [text, mixed]) {
        const answer = await show(forger, `session_id=${ticket}; ${beside}`);
        answer.must(
          !answer.isSuccess && userOf(answer) === null,
          `A cookie that the thief had written, ${shape} ${encoding}, was answered with ${answer.status}${asAdmin(answer)}.`,
        );
      }
    }
  },
);

/** Under these names servers keep what they want to be told again. */
const usualNames = ['user', 'auth', 'token', 'session', 'jwt', 'remember_me'];

const show = (forger: Visitor, cookie: string): Promise<Answer> =>
  forger.send({
    method: 'GET',
    path: '/api/protected',
    cookie,
    told: `${forger.name} shows a cookie that carries the id and role of the admin, in one encoding after the other`,
  });

const asAdmin = (answer: Answer) => (userOf(answer)?.role === people.admin.role ? ' as the admin' : '');

type Forgery = { text: string; shape: string; encoding: string };

/** Milliseconds or seconds since the epoch: in either it is far away. */
const farAway = 4_102_444_800_000;

/** What a server might read a user from: each in every encoding that is usual, with another one around it. */
function forgeries(): Forgery[] {
  const { id, role, username } = people.admin;
  const user = { id, role };
  const everything = {
    ...user,
    userId: id,
    user_id: id,
    uid: id,
    sub: id,
    username,
    name: username,
    user: { ...user, username },
    session: { user },
    data: { user },
    iat: 1,
    exp: farAway,
    expires: farAway,
    expiresAt: farAway,
  };
  const objects = [user, { user }, everything].map((each) => JSON.stringify(each));
  const pairs = [':', '.', '|', ',', '-', '_', '/'].flatMap((between) => [
    `${id}${between}${role}`,
    `${role}${between}${id}`,
  ]);
  const words = [
    ...pairs,
    ...[`${username}:${id}:${role}`, `[${id},"${role}"]`, `id=${id}&role=${role}`, `user=${id}&role=${role}`],
    ...[`${id}`, username],
  ];
  return [
    ...objects.flatMap((text) => [
      ...encode(text, 2).map((each) => ({ ...each, shape: 'an object' })),
      { text: encodeURIComponent(`j:${text}`), shape: 'an object', encoding: 'as Express writes it' },
      { text: encodeURIComponent(`s:${text}.x`), shape: 'an object', encoding: 'as if it were signed' },
      { text: toJwt(text), shape: 'a JWT', encoding: 'without a signature' },
      { text: `${toJwt(text)}c2lnbmF0dXJl`, shape: 'a JWT', encoding: 'with an invented signature' },
    ]),
    ...words.flatMap((text) => encode(text, 1).map((each) => ({ ...each, shape: 'words' }))),
  ];
}

const encodings = { 'with percent signs': encodeURIComponent, 'in base64': toBase64, 'in hex': toHex };

/** A text as it is, and in each encoding, up to so many around each other; each outcome once. */
function encode(text: string, depth: number): Omit<Forgery, 'shape'>[] {
  const found = new Map([[text, 'as it is']]);
  for (let level = 0; level < depth; level += 1) {
    for (const [inner, how] of [...found]) {
      for (const [name, apply] of Object.entries(encodings)) {
        const outer = apply(inner);
        if (!found.has(outer)) found.set(outer, how === 'as it is' ? name : `${how}, then ${name}`);
      }
    }
  }
  return [...found].map(([encoded, encoding]) => ({ text: encoded, encoding }));
}

const toJwt = (claims: string): string =>
  `${toBase64(JSON.stringify({ alg: 'none', typ: 'JWT' }))}.${toBase64(claims)}.`;

/** In the alphabet of addresses and without padding, which every decoder takes. */
function toBase64(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function toHex(text: string): string {
  return Array.from(text, (sign) => sign.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
