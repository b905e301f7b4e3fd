import { type Answer, shareCheck } from '#shared/grading/check.ts';
import { decodePercents, findSecret } from '#shared/grading/find-secret.ts';
import { enter, lineOf } from '#shared/grading/steps.ts';

const flags = ['HttpOnly', 'SameSite', 'Secure'] as const;

export const cookieFlagsSteady = shareCheck(
  'cookie-flags-steady',
  {
    name: 'sets the cookie’s flags by secureCookies alone',
    tier: 'core',
    points: 2,
    expected:
      'The flags are the same whatever NODE_ENV and the Host header say, and without secureCookies nothing that a visitor sends adds Secure.',
    why: 'A flag that depends on a variable is missing wherever somebody forgot to set it, and nobody sees that.',
  },
  async ({ open }) => {
    for (const secureCookies of [false, true]) {
      const usual = await open({ secureCookies });
      const wanted = flagsOf(await usual.visitor('Browser').logIn('ada'));
      const elsewhere = await usual
        .visitor('Browser')
        .logIn('ada', { headers: { host: 'cloakroom.example' } });
      mustHave(elsewhere, wanted, 'Asked for under another host’s name,');
      if (!secureCookies) {
        const headers = { 'x-forwarded-proto': 'https' };
        const login = await usual.visitor('Browser').logIn('ada', { headers });
        mustHave(login, wanted, 'With X-Forwarded-Proto: https, which anybody can send,');
      }
      for (const nodeEnv of ['development', 'test', 'staging', '']) {
        const site = await open({ secureCookies, nodeEnv });
        const login = await site.visitor('Browser').logIn('ada');
        mustHave(login, wanted, `With ${nodeEnv ? `NODE_ENV=${nodeEnv}` : 'an empty NODE_ENV'}`);
      }
    }
  },
);

export const ticketInNoOtherCookie = shareCheck(
  'ticket-in-no-other-cookie',
  {
    name: 'has no copy of the number lying about',
    tier: 'core',
    points: 1,
    expected: 'No other cookie holds the number without HttpOnly, SameSite, and Secure with secureCookies.',
    why: 'One ticket in the pocket is of no use while its copy is in the hatband.',
  },
  async ({ open }) => {
    for (const secureCookies of [false, true]) {
      const site = await open({ secureCookies });
      const { visitor, login, ticket, key } = await enter(site, 'ada');
      const secrets = [ticket, decodePercents(ticket), key.slice('session:'.length)];
      for (const answer of [login, await visitor.lookUp()]) {
        for (const line of otherLines(answer)) {
          if (findSecret(line.split(';')[0] ?? '', secrets) === null) continue;
          const missing = flags.find((flag) => !hasFlag(line, flag, secureCookies));
          answer.must(
            missing === undefined,
            `The cookie ${line.split('=')[0]} repeats the ticket’s number, and its line had no ${missing}.`,
          );
        }
      }
    }
  },
);

export const cookieKeepsFlags = shareCheck(
  'cookie-keeps-flags',
  {
    name: 'sets the ticket anew with everything it had',
    tier: 'core',
    points: 1,
    expected:
      'Where a visit sets session_id anew, that line says HttpOnly, SameSite, Secure with secureCookies, and the same Path as the login’s.',
    why: 'Of a cookie the last line counts: what it does not say is not remembered from the one before.',
  },
  async ({ open }) => {
    const site = await open({ secureCookies: true });
    const browser = site.visitor('Browser');
    const login = await browser.logIn('ada');
    const visit = await browser.lookUp();
    const [first, line] = [lineOf(login) ?? '', lineOf(visit)];
    if (line === undefined || visit.isDenied) return;
    for (const flag of [...flags, 'Path']) {
      visit.must(
        attributeOf(line, flag) === attributeOf(first, flag),
        `The visit’s line for session_id has another ${flag} than the login’s.`,
      );
    }
  },
);

/** Every `Set-Cookie` line but the one that counts for the ticket. */
function otherLines(answer: Answer): string[] {
  const lines = answer.headers
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .map(([, line]) => line);
  const last = lines.findLastIndex((line) => line.startsWith('session_id='));
  return lines.filter((_, index) => index !== last);
}

function hasFlag(line: string, flag: (typeof flags)[number], secureCookies: boolean): boolean {
  const value = attributeOf(line, flag);
  if (flag === 'SameSite') return /^samesite=(lax|strict)$/.test(value);
  return value !== '' || (flag === 'Secure' && !secureCookies);
}

type Flags = Record<(typeof flags)[number], string>;

const flagsOf = (login: Answer): Flags => {
  const line = lineOf(login);
  login.must(line !== undefined, `The login was answered with ${login.status} and no session_id cookie.`);
  const of = (flag: string) => attributeOf(line ?? '', flag);
  return { HttpOnly: of('HttpOnly'), SameSite: of('SameSite'), Secure: of('Secure') };
};

function mustHave(login: Answer, wanted: Flags, where: string): void {
  const given = flagsOf(login);
  for (const flag of flags) {
    const change = given[flag] === '' ? 'lost' : wanted[flag] === '' ? 'got' : 'changed';
    login.must(given[flag] === wanted[flag], `${where} the login’s line ${change} its ${flag}.`);
  }
}

/** `samesite=lax`, `httponly`; empty where the line does not say it. */
const attributeOf = (line: string, name: string): string =>
  line
    .split(';')
    .slice(1)
    .map((part) => part.trim().toLowerCase())
    .find((part) => part.split('=')[0] === name.toLowerCase()) ?? '';
