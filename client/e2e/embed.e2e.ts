import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures.ts';
import { type Served, serve } from './serve.ts';

/** A course's page on another site, as `server/deploy/README.md` writes it, which shows an address in a frame. */
async function startCourse() {
  const course = createServer((request, response) => {
    const shown = new URL(request.url ?? '', 'http://course').searchParams.get('shows') ?? '';
    response.setHeader('content-type', 'text/html').end(`<!doctype html>
<title>Course</title>
<iframe id="coats" title="Coat Check" src="${shown}" style="width: 100%; border: 0"></iframe>
<script>
  const frame = document.getElementById('coats');
  addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data?.type === 'coat-check:height') frame.style.height = data.height + 'px';
  });
</script>`);
  });
  course.listen(0, '127.0.0.1');
  await once(course, 'listening');
  // The server is at localhost: another name is another site.
  const origin = `http://127.0.0.1:${(course.address() as AddressInfo).port}`;
  return {
    origin,
    pageWith: (address: string) => `${origin}/?shows=${encodeURIComponent(address)}`,
    async close() {
      course.closeAllConnections();
      course.close();
      await once(course, 'close');
    },
  };
}

let course: Awaited<ReturnType<typeof startCourse>>;
let server: Served;
test.beforeAll(async () => {
  course = await startCourse();
  server = await serve(null, { FRAME_ANCESTORS: course.origin });
});
test.afterAll(async () => {
  await server.stop();
  await course.close();
});

test('a lesson’s card stands in a course’s page, as high as it is, and opens the lesson in a tab of its own', async ({
  page,
  context,
}) => {
  await page.goto(course.pageWith(`${server.url}embed/lessons/closing-time`));
  const frame = page.frameLocator('#coats');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Closing time and the lost ticket');
  await expect(frame.getByRole('banner')).toHaveCount(0);
  const outside = () => page.locator('#coats').evaluate((element) => element.getBoundingClientRect().height);
  const inside = () =>
    frame.getByRole('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
  const surplus = async () => (await outside()) - (await inside());
  await expect.poll(surplus).toBe(0);
  // In a narrower page the card is higher.
  const before = await inside();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(inside).toBeGreaterThan(before);
  await expect.poll(surplus).toBe(0);

  const [lesson] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('link', { name: 'Open it in a tab of its own' }).click(),
  ]);
  await expect(lesson).toHaveURL(/\/s\/[\w-]{22}\/lessons\/closing-time/);
  expect(await lesson.evaluate(() => window.opener)).toBeNull();
});

test('a show is stepped through in a course’s page, in the height that it asks for, and leads away beside it', async ({
  page,
  context,
}) => {
  await page.goto(course.pageWith(`${server.url}embed/shows/the-stolen-ticket`));
  const frame = page.frameLocator('#coats');
  const height = () => page.locator('#coats').evaluate((element) => element.getBoundingClientRect().height);
  await expect.poll(height).toBeGreaterThan(480);
  await frame.getByRole('button', { name: 'Begin' }).click();
  const count = frame.locator('.timeline-count');
  await expect(count).toHaveText(/^1 of \d+/);
  await frame.getByRole('button', { name: 'Event after' }).click();
  await expect(count).toHaveText(/^2 of \d+/);
  const [away] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('link', { name: 'Coat Check', exact: true }).click(),
  ]);
  await expect(away).toHaveURL(`${server.url}shows`);
});

test('no other page of ours lets itself be framed there', async ({ page, consoleWatch }) => {
  consoleWatch.allow(/frame-ancestors/);
  for (const address of ['', 'lessons/closing-time', 'progress', 'host']) {
    await page.goto(course.pageWith(server.url + address));
    await expect.poll(() => page.frames().at(1)?.url()).toMatch(/^chrome-error:/);
  }
});
