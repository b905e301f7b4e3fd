import type { BrowserContext } from '@playwright/test';
import type { Meddling } from '../../server/testing/start-meddling-proxy.ts';
import { expect, type Page, test } from './fixtures.ts';
import { act, again, seeConnected, seeDrawn, seeLine } from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';
import { seeWholeTrace } from './see-whole-trace.ts';
import { serveBehindProxy } from './serve-behind-proxy.ts';

test('behind a proxy that gathers the stream all is drawn all the same, and the page says what is wrong', async ({
  page,
}) => {
  const { proxy, server, close } = await serveBehindProxy();
  try {
    proxy.meddle('gathers');
    const { id, url } = await openSandbox(proxy.url);
    await page.goto(new URL('lessons/the-coat-check/', url).href);
    await act(page, 'Try a wrong password', 401);
    await seeDrawn(page, /Server A answers Browser: 401/);
    await seeLine(page, 'asking');
    await expect(page.locator('.line-banner')).toContainText(
      'turn off buffering and compression for /api/sandboxes/…/events',
    );
    await act(page, 'Hand in the coat', 200);
    await seeDrawn(page, /sets the cookie session_id$/);
    await seeWholeTrace(page, server.address, id);

    // With the proxy mended, the next stream speaks.
    proxy.meddle('passes all on');
    await page.reload();
    await seeConnected(page);
    await expect(page.locator('.line-banner')).toHaveCount(0);
    const before = proxy.asked();
    await again(page, 'Try a wrong password', 401);
    await seeWholeTrace(page, server.address, id);
    expect(proxy.asked()).toBe(before);
  } finally {
    await page.close();
    await close();
  }
});

const kinds: Meddling[] = [
  'gathers with the head',
  'compresses',
  'bursts',
  'cuts',
  'stalls',
  'answers with a page',
  'answers 502',
  'changes the type',
];

test('whatever a proxy does to the stream, all is drawn within seconds', { tag: '@all' }, async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const { proxy, server, close } = await serveBehindProxy();
  const contexts: BrowserContext[] = [];
  try {
    for (const kind of kinds) {
      // A browser of its own for each: over HTTP/1.1 one has few connections.
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      const { id, url } = await openSandbox(proxy.url);
      proxy.meddle(kind, id);
      await page.goto(new URL('lessons/the-coat-check/', url).href);
      await act(page, 'Try a wrong password', 401);
      await seeWholeTrace(page, server.address, id);
      await act(page, 'Hand in the coat', 200);
      await seeWholeTrace(page, server.address, id);
      await context.close();
    }
  } finally {
    for (const context of contexts) await context.close();
    await close();
  }
});

test('of seven windows in sight each loads and sees what happens, over no more than four streams', {
  tag: '@all',
}, async ({ context }) => {
  const { proxy, server, close } = await serveBehindProxy();
  try {
    const [one, two] = [await openSandbox(proxy.url), await openSandbox(proxy.url)];
    const lesson = 'lessons/the-coat-check/';
    const windows: { sandbox: typeof one; place: string; page: Page }[] = [];
    for (const [sandbox, place] of [
      [one, lesson],
      [one, ''],
      [one, 'stage'],
      [two, lesson],
      [one, ''],
      [two, ''],
      [one, ''],
    ] as const) {
      const page = await context.newPage();
      await page.goto(new URL(place, sandbox.url).href);
      await expect(page.getByRole('status', { name: 'Connection' })).toHaveText('Live');
      windows.push({ sandbox, place, page });
    }
    expect(proxy.streams()).toEqual({ open: 4, opened: 7 });

    const [first, , , fourth] = windows;
    for (const acting of [first, fourth]) {
      if (!acting) throw new Error('There is no such window.');
      const { id } = acting.sandbox;
      await acting.page.bringToFront();
      await act(acting.page, 'Hand in the coat', 200);
      const { events } = await readTrace(server.address, id);
      for (const { page, place } of windows.filter(({ sandbox }) => sandbox.id === id)) {
        if (place === '') await expect(page.getByText(`${events.length} events so far`)).toBeVisible();
        else if (place === 'stage') await seeNewest(page, events.at(-1)?.number ?? 0);
        else await seeWholeTrace(page, server.address, id);
        await expect(page.locator('.line-banner')).toHaveCount(0);
      }
    }
    expect(proxy.streams().open).toBeLessThanOrEqual(4);
  } finally {
    for (const page of context.pages()) await page.close();
    await close();
  }
});

/** On the stage what is to come is behind a curtain, so the whole is never drawn at once. */
const seeNewest = (page: Page, number: number) =>
  expect(page.getByRole('slider', { name: 'Event shown' })).toHaveAttribute('max', String(number));
