import { pathToFileURL } from 'node:url';
import type { Har } from 'har-format';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import { readTraceFile } from '#shared/export/trace-file.ts';
import { participantColours } from '../take-away/picture-colours.ts';
import { expect, type Page, test } from './fixtures.ts';
import { openLesson, seeDrawn } from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';
import type { Served } from './serve.ts';
import { arrowsByMermaid, download, look, openTakeAway, outcome, tellStory } from './taking.ts';

/** A lesson's page with a whole story drawn, and the dialog open. */
async function setUp(page: Page, server: Served) {
  const sandbox = await openSandbox(server.url);
  await tellStory(sandbox.url);
  await openLesson(page, sandbox.url);
  await seeDrawn(page, /Server A answers Browser: 401/);
  await openTakeAway(page);
  const { events } = await readTrace(server.url, sandbox.id);
  return { ...sandbox, events, arrows: events.filter(({ type }) => type !== 'note') };
}

test('the Mermaid text is copied, and its link gives the same', async ({ page, context, server }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(server.url).origin,
  });
  const { id, events, arrows } = await setUp(page, server);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

  await page.getByRole('button', { name: 'Copy as Mermaid' }).click();
  await expect(outcome(page)).toHaveText(`Copied ${events.length} events as Mermaid text.`);
  const text = await clipboard();
  expect(text).toBe(toMermaid(events).text);
  const found = await arrowsByMermaid(page, text);
  expect(found).toHaveLength(arrows.length);
  expect(found.slice(0, 4)).toEqual(['browser server', 'server browser', 'browser server', 'server store']);

  await page.getByRole('button', { name: 'Copy link to trace.mmd' }).click();
  await expect(outcome(page)).toHaveText('Copied the link.');
  const link = await clipboard();
  expect(link).toBe(new URL(`api/sandboxes/${id}/trace.mmd`, server.url).href);
  expect(await (await fetch(link)).text()).toBe(text);
});

test('SVG and PNG show the whole trace and need nothing beside them', async ({ page, context, server }) => {
  const { arrows } = await setUp(page, server);
  const svg = await download(page, 'Download SVG');
  expect(svg.name).toMatch(/^coat-check-the-coat-check-20\d\d-\d\d-\d\d-\d{4}\.svg$/);

  const alone = await context.newPage();
  const asked: string[] = [];
  alone.on('request', (request) => asked.push(request.url()));
  const address = pathToFileURL(`${svg.file}.svg`).href;
  await alone.route(address, (route) => route.fulfill({ contentType: 'image/svg+xml', body: svg.text }));
  await alone.goto(address);
  const inside = await alone.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    return {
      names: [...new Set(all.map(({ localName }) => localName))].sort(),
      attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))],
      references: [...new Set(document.documentElement.outerHTML.match(/url\([^)]*\)/g))],
      drawn: [...document.querySelectorAll('[data-event]:has(> [marker-end])')].map((one) =>
        Number(one.getAttribute('data-event')),
      ),
    };
  });
  expect(inside.names).toEqual([
    'circle',
    'defs',
    'g',
    'line',
    'marker',
    'path',
    'rect',
    'svg',
    'text',
    'title',
  ]);
  expect(inside.attributes.filter((name) => /^on|^style$|href|src/.test(name))).toEqual([]);
  for (const reference of inside.references) expect(reference).toMatch(/^url\((&quot;|")?#head-[a-z]+/);
  expect(inside.drawn).toEqual(arrows.map(({ number }) => number));
  expect(asked).toEqual([address]);
  await alone.close();

  const png = await download(page, 'Download PNG');
  const [drawing, painting] = [await look(page, svg, 'image/svg+xml'), await look(page, png, 'image/png')];
  expect(drawing.width).toBeGreaterThan(600);
  expect(drawing.height).toBeGreaterThan(arrows.length * 30);
  expect(Math.abs(painting.width - 2 * drawing.width)).toBeLessThanOrEqual(2);
  expect(Math.abs(painting.height - 2 * drawing.height)).toBeLessThanOrEqual(2);
  expect(painting.isOpaque).toBe(true);
  const { browser, server: own, store } = participantColours;
  expect(painting.colours).toEqual(expect.arrayContaining([browser, own, store, '#fefaf0']));
});

test('a chapter can be taken alone', async ({ page, server }) => {
  await setUp(page, server);
  await page.getByLabel('How much').selectOption('chapter');
  const { text } = await download(page, 'Download SVG');
  expect(text.match(/marker-end/g)).toHaveLength(4);
  expect(text).toContain('Look up: GET /api/protected (refused)');
});

test('trace and HAR hold what happened, and not the key to the sandbox', async ({ page, server }) => {
  const { id, events } = await setUp(page, server);
  const trace = await download(page, 'Download trace (JSON)');
  const read = readTraceFile(trace.text);
  expect(read.ok && read.trace.events.map(({ number, type, at }) => [number, type, at])).toEqual(
    events.map(({ number, type, at }) => [number, type, at]),
  );
  const har = await download(page, 'Download HAR');
  const { entries } = (JSON.parse(har.text) as Har).log;
  expect(entries.map(({ request, response }) => `${request.method} ${response.status}`)).toEqual([
    ...['POST 401', 'POST 200', 'GET 200', 'GET 200', 'POST 204', 'GET 401'],
  ]);
  for (const { text } of [trace, har]) {
    expect(text).not.toContain(id);
    expect(text).not.toContain('poetical-science');
  }
});

test('a browser plays the archive back, with the server out of reach', async ({ page, server }) => {
  const { id } = await setUp(page, server);
  const har = await download(page, 'Download HAR');
  // The address of the sandbox is not in the file: there the demo app is mounted at `/`.
  const replay = await page.context().newPage();
  await replay.routeFromHAR(har.file, { notFound: 'abort' });
  await replay.goto(new URL('dashboard', server.url).href);
  await expect(replay.getByRole('heading', { name: 'Good evening, ada' })).toBeVisible();
  const again = await replay.request.get(new URL(`s/${id}/dashboard`, server.url).href);
  expect(again.url(), 'without the archive the session is over').toMatch(/login$/);
});

test('what can be taken along can be taken when the server is out of reach', async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/net::ERR_INTERNET_DISCONNECTED/);
  const sandbox = await openSandbox(server.url);
  await tellStory(sandbox.url);
  const fetched = page.waitForResponse(/take-away-dialog-[^/]*\.js$/);
  await openLesson(page, sandbox.url);
  await seeDrawn(page, /Server A answers Browser: 401/);
  await fetched;
  await page.context().setOffline(true);
  await openTakeAway(page);
  const trace = await download(page, 'Download trace (JSON)');
  expect(readTraceFile(trace.text).ok).toBe(true);
});
