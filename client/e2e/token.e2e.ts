import { expect, type Page, test } from './fixtures.ts';
import { clickDrawn, openLesson, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

/** Logs in for a token and asks with it, from the page's own code, as whoever keeps one in storage does. @returns the token */
const logInAndAsk = (page: Page, sandboxUrl: string): Promise<string> =>
  page.evaluate(async (url) => {
    const login = await fetch(`${url}api/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'ada', password: 'poetical-science' }),
    });
    const { access_token: token } = await login.json();
    await fetch(`${url}api/token/protected`, { headers: { authorization: `Bearer ${token}` } });
    return token;
  }, sandboxUrl);

test('a token rides as a chip of its own, and opens without a key in wire and jar', async ({
  page,
  server,
}) => {
  const { id, url } = await openSandbox(server.url);
  await openLesson(page, url);
  await seeConnected(page);
  const token = await logInAndAsk(page, url);
  await seeDrawn(page, /Browser asks Server A: GET \/api\/token\/protected, showing ada’s token/);

  await test.step('no arrow to the store', async () => {
    const { events } = await readTrace(server.url, id);
    expect(events.map(({ type }) => type)).toEqual(['request', 'response', 'request', 'response']);
  });

  await test.step('the chip is a letter with a seal, and no ticket', async () => {
    const asks = page.locator('.diagram [data-of="3"]').first();
    await expect(asks.locator('.diagram-token')).toHaveText('ada');
    await expect(asks.locator('.diagram-token-wax')).toHaveCount(1);
    await expect(asks.locator('.diagram-chip-stub')).toHaveCount(0);
  });

  await test.step('wire: header, claims and seal', async () => {
    await clickDrawn(page, /showing ada’s token/);
    await openPanel(page, 'Wire');
    const wire = page.getByRole('tabpanel', { name: 'Wire' });
    const parts = wire.locator('.opened-part');
    await expect(parts).toHaveCount(3);
    await expect(parts.nth(0)).toContainText('"HS256"');
    await expect(parts.nth(1)).toContainText('"member"');
    await expect(parts.nth(1)).toContainText('RFC 7519, section 4.1.4');
    await expect(parts.nth(2)).toContainText(token.split('.')[2] ?? '');
    await expect(wire.locator('.opened-fate')).toContainText('It is as it was sealed here');
    expect(await wire.evaluate((panel) => panel.scrollWidth <= panel.clientWidth), 'nothing stands out').toBe(
      true,
    );
  });

  await test.step('jar: where it is kept, and the same opened', async () => {
    await openPanel(page, 'Jar');
    const jar = page.getByRole('tabpanel', { name: 'Jar' });
    await expect(jar.getByText('A token, in localStorage')).toBeVisible();
    await expect(jar.getByText(token, { exact: true })).toBeVisible();
    await jar.getByText('Open ada’s token: no key is needed').click();
    await expect(jar.locator('.opened-part').nth(1)).toContainText('"ada"');
  });
});
