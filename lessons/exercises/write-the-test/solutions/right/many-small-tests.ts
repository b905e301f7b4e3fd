import { advance, logIn, revoke, show, ttlSeconds } from 'cloakroom';
import { beforeEach, describe, expect, it } from 'vitest';

let ada: Awaited<ReturnType<typeof logIn>>;
beforeEach(async () => {
  ada = await logIn('ada');
});

describe('a revocation', () => {
  it('counts with the very next request, at the other server, too', async () => {
    await expect(ada.ask()).resolves.toMatchObject({ status: 200, body: { user: { id: 11 } } });
    await ada.ask({ at: 'B' });
    await revoke('ada');
    const answers = await Promise.all([show(ada.ticket), show(ada.ticket, { at: 'B' })]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  });

  it('ends every device of hers, and nobody else’s', async () => {
    const grace = await logIn('grace');
    await logIn('ada');
    await revoke('ada');
    await expect(show(ada.ticket)).resolves.toMatchObject({ status: 401 });
    expect((await grace.ask()).status).not.toBe(401);
  });
});

it('lets no copy in after a logout', async () => {
  await ada.logOut();
  const { status } = await show(ada.ticket);
  expect(status).toBeGreaterThanOrEqual(400);
});

describe('the time of a session', () => {
  it('is not over before it should', async () => {
    await advance(ttlSeconds - 60);
    expect((await show(ada.ticket)).status).toBe(200);
  });

  it('is over when it should', async () => {
    await advance(ttlSeconds + 60);
    expect((await show(ada.ticket)).status).toBe(401);
  });
});
