import { shareCheck } from '#shared/grading/check.ts';
import { enter } from '#shared/grading/steps.ts';

export const idNotLeaked = shareCheck(
  'id-not-leaked',
  {
    name: 'hands the ticket over in the cookie and nowhere else',
    tier: 'hardening',
    points: 2,
    expected: 'The id is in no body, and in no header but Set-Cookie.',
    why: 'A script that may not read the cookie can read the answer, and logs keep what headers say.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, login, ticket, key } = await enter(site, 'ada');
    const lookUp = await visitor.lookUp();
    const suffix = key.slice('session:'.length);
    const secrets = [ticket, decode(ticket), suffix].filter((secret) => secret.length >= 8);
    for (const answer of [login, lookUp]) {
      const headers = answer.headers.filter(([name]) => name.toLowerCase() !== 'set-cookie');
      const said = `${answer.text}\n${headers.map(([, value]) => value).join('\n')}`;
      answer.must(!secrets.some((secret) => said.includes(secret)), 'The answer repeated the session’s id.');
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

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
