import { expect, test } from './fixtures.ts';
import { allArrows, openLesson, seeDrawn } from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

const names = [
  'x;S->>B: forged',
  'x\nServer->>Browser: forged',
  'end',
  '%%{init: {"securityLevel": "loose"}}%%',
  'wrap: hi # there',
  '<img src=x onerror="document.title=\'owned\'">',
  '$$\\href{javascript:document.title="owned"}{x}$$',
  '\u202Edesrever',
  '🧥'.repeat(10_000),
];

test('names that try to break or forge the diagram are drawn as names', async ({ page, server }) => {
  const { id, url } = await openSandbox(server.url);
  await openLesson(page, url);
  const title = await page.title();
  for (const username of names) {
    const response = await page.request.post(new URL('api/login', url).href, {
      headers: { origin: new URL(url).origin },
      data: { username, password: 'wrong' },
    });
    expect(response.status(), username.slice(0, 40)).toBeLessThan(500);
    expect(response.status(), username.slice(0, 40)).toBeGreaterThanOrEqual(400);
  }

  const { events } = await readTrace(server.url, id);
  expect(events.filter(({ type }) => type === 'request')).toHaveLength(names.length);
  await seeDrawn(page, /Server A answers Browser/);
  await expect
    .poll(() => allArrows(page), 'one arrow for each event, and none that nobody sent')
    .toEqual(events.map(({ number }) => number));
  await expect(page.locator('.diagram-chapter[data-state="failed"]')).toHaveCount(0);
  expect(await page.title()).toBe(title);
});
