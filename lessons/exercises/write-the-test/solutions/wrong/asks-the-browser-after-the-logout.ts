// fails: catches-cookie-only
import { advance, logIn, revoke, show, ttlSeconds } from 'cloakroom';
import { expect, test } from 'vitest';

test('a revoked session is denied at once, at every server and on every device', async () => {
  const ada = await logIn('ada');
  const tablet = await logIn('ada');
  const grace = await logIn('grace');
  expect((await ada.ask()).status).toBe(200);
  expect((await ada.ask({ at: 'B' })).status).toBe(200);
  await revoke('ada');
  expect((await show(ada.ticket)).status).toBe(401);
  expect((await show(ada.ticket, { at: 'B' })).status).toBe(401);
  expect((await show(tablet.ticket)).status).toBe(401);
  expect((await grace.ask()).status).toBe(200);
});

test('whoever has logged out is out', async () => {
  const ada = await logIn('ada');
  await ada.logOut();
  expect((await ada.ask()).status).toBe(401);
});

test('a session lives as long as it should, and no longer', async () => {
  const ada = await logIn('ada');
  const grace = await logIn('grace');
  await advance(ttlSeconds - 60);
  expect((await ada.ask()).status).toBe(200);
  await advance(120);
  expect((await show(grace.ticket)).status).toBe(401);
});
