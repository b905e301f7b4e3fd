import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { closeLabs, gradeText } from './grade-text.ts';

const right = readFileSync(
  new URL('../../lessons/exercises/challenge/solutions/right/plain-handlers.ts', import.meta.url),
  'utf8',
);
const happenedIn = async (text: string, check: string): Promise<string> => {
  const { problem, checks } = await gradeText('challenge', text, { only: [check] });
  return problem?.message ?? checks[0]?.happened ?? '';
};
/** The right text with one thing changed everywhere in it. */
const changed = (from: string, to: string) => {
  expect(right).toContain(from);
  return right.replaceAll(from, to);
};

afterAll(closeLabs);

it.each(['login-awaited', 'store-one-key', 'revoked-at-once', 'revoked-after-use'])(
  'names the keys that are there where those with the right name are not: %s',
  async (check) => {
    const happened = await happenedIn(changed('session:${', 'sess:${'), check);
    expect(happened).toMatch(/session:.*it held sess:\w{7}…/);
    expect(await happenedIn(right, check)).toBe('');
  },
);

it.each(['logout-deletes', 'logout-deletes-after-use', 'logout-clears-cookie', 'logout-without-session'])(
  'names the route that a logout by GET leaves unanswered: %s',
  async (check) => {
    const happened = await happenedIn(changed("app.post('/api/logout'", "app.get('/api/logout'"), check);
    expect(happened).toMatch(/^POST \/api\/logout .*was answered with 404/);
    expect(await happenedIn(right, check)).toBe('');
  },
);

it.each(['protected-answers-user', 'cookie-among-others', 'role-from-store'])(
  'shows what was answered where the id or the role is of another type: %s',
  async (check) => {
    const happened = await happenedIn(changed('id: user.id,', 'id: String(user.id),'), check);
    expect(happened).toContain(
      '200 and {"user":{"id":"11","role":"user"}} instead of {"user":{"id":11,"role":"user"}}',
    );
  },
);
