import { test } from './fixtures.ts';
import { seeConnected } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';
test('shots', async ({ browser, page: stage, server }) => {
  const { url, id } = await openSandbox(server.url);
  const post = (p: string, method='POST', b: unknown = {}) => fetch(new URL(p, server.url), { method, headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0', origin: new URL(server.url).origin }, body: JSON.stringify(b) });
  await stage.setViewportSize({ width: 1920, height: 1080 });
  await stage.goto(`${url}stage`);
  await seeConnected(stage);
  await stage.getByRole('button', { name: 'Desk' }).click();
  await stage.getByRole('button', { name: 'Open a room' }).click();
  await stage.locator('.room-card .room-code').waitFor();
  await stage.locator('.room-card').scrollIntoViewIfNeeded();
  await stage.screenshot({ path: '/tmp/rooms/stage-card.png' });
  await fetch(new URL('api/login', url), { method: 'POST', headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0', origin: new URL(server.url).origin }, body: JSON.stringify({ username: 'ada', password: 'poetical-science' }) });
  const { room } = await (await fetch(`${server.url}api/sandboxes/${id}/room`)).json();
  await post(`api/sandboxes/${id}/room/own`, 'PUT', { own: { lesson: 'the-lost-ticket', step: null } });
  for (const [name, o] of Object.entries({ 'phone-light': { viewport: { width: 390, height: 844 } }, 'phone-dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }, 'wide-light': { viewport: { width: 1920, height: 1080 } }, 'wide-dark': { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' as const } })) {
    const context = await browser.newContext(o);
    const guest = await context.newPage();
    await guest.goto(`${server.url}r/${room.code}`);
    await guest.locator('.messageText').first().waitFor();
    await guest.waitForTimeout(2500);
    await guest.screenshot({ path: `/tmp/rooms/guest-${name}.png` });
    await guest.getByRole('button', { name: 'Event before' }).click();
    await guest.waitForTimeout(800);
    await guest.screenshot({ path: `/tmp/rooms/apart-${name}.png` });
    if (name.endsWith('light')) {
      await guest.getByRole('button', { name: 'Open mine' }).click();
      await guest.getByRole('link', { name: 'Back to the room' }).waitFor();
      await guest.waitForTimeout(2500);
      await guest.screenshot({ path: `/tmp/rooms/own-${name}.png` });
      await guest.goto(`${server.url}r/XXXXXX`);
      await guest.getByText('No room has this code').waitFor();
      await guest.screenshot({ path: `/tmp/rooms/none-${name}.png` });
      await guest.goto(`${server.url}r`);
      await guest.getByText('Which room?').waitFor();
      await guest.screenshot({ path: `/tmp/rooms/door-${name}.png` });
    }
    await context.close();
  }
});
