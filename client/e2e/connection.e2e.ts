import { createCuttableLine } from './cuttable-line.ts';
import { expect, test } from './fixtures.ts';
import {
  act,
  allArrows,
  allDrawn,
  type Drawn,
  openLesson,
  seeConnected,
  seeDrawn,
  seeLine,
} from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';
import { serve } from './serve.ts';

/** What the browser itself notes when a line breaks. */
const brokenLine = /Failed to load resource: net::ERR_|ERR_INCOMPLETE_CHUNKED_ENCODING/;

async function logInFrom(url: string, username: string): Promise<number> {
  const response = await fetch(new URL('api/login', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'curl/8.0', origin: new URL(url).origin },
    body: JSON.stringify({ username, password: 'wrong' }),
  });
  return response.status;
}

test('a dropped connection is taken up again without loss or repeat', async ({ page, consoleWatch }) => {
  consoleWatch.allow(brokenLine);
  const line = await createCuttableLine();
  const server = await serve(null, { PUBLIC_URL: line.url });
  try {
    line.leadTo(server.address);
    const { id, url } = await openSandbox(line.url);
    await openLesson(page, url);
    await act(page, 'Try a wrong password', 401);
    await seeDrawn(page, /Server A answers Browser/);

    line.cut();
    await seeLine(page, 'reconnecting');
    // Past the cut line, as another device would.
    const direct = new URL(`/s/${id}/`, server.address).href;
    expect(await logInFrom(direct, 'grace')).toBe(401);
    expect(await logInFrom(direct, 'linus')).toBe(401);
    line.mend();
    await seeConnected(page);

    await seeDrawn(page, 'curl asks Server A: POST /api/login as linus');
    const { events } = await readTrace(server.address, id);
    await expect.poll(() => allArrows(page)).toEqual(events.map(({ number }) => number));
  } finally {
    await page.close();
    await server.stop();
    await line.close();
  }
});

test('a restarted server with its Redis goes on where it was', async ({
  page,
  redisServer,
  consoleWatch,
}) => {
  consoleWatch.allow(brokenLine);
  const { id, url } = await openSandbox(redisServer.url);
  await openLesson(page, url);
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  const before = await allDrawn(page);

  await redisServer.restart();
  expect(await logInFrom(url, 'grace')).toBe(401);
  await seeConnected(page);
  await seeDrawn(page, 'curl asks Server A: POST /api/login as grace');
  const { events } = await readTrace(redisServer.url, id);
  await expect.poll(() => allArrows(page)).toEqual(events.map(({ number }) => number));
  // A label breaks into other lines as columns join, so what is compared is which events are drawn, in which order.
  const numbers = (parts: readonly Drawn[]) => parts.map(({ number }) => number);
  expect(numbers(await allDrawn(page)).slice(0, before.length)).toEqual(numbers(before));
});

test('a restarted server without Redis says that the cloakroom was emptied, and opens a fresh one', async ({
  page,
  consoleWatch,
}) => {
  consoleWatch.allow(brokenLine);
  consoleWatch.allow(/Failed to load resource: .* 404/);
  const server = await serve(null);
  try {
    const { id, url } = await openSandbox(server.url);
    await openLesson(page, url);
    await act(page, 'Hand in the coat', 200);
    await seeDrawn(page, /sets the cookie session_id$/);

    await server.restart();
    await expect(page.getByRole('alert')).toContainText('The cloakroom was emptied');
    // What was seen stays to be looked at.
    await seeDrawn(page, /sets the cookie session_id$/);
    await page.getByRole('button', { name: 'Open a fresh one' }).click();

    await expect(page).not.toHaveURL(new RegExp(id));
    await seeConnected(page);
    await act(page, 'Try a wrong password', 401);
    await seeDrawn(page, /Server A answers Browser: 401/);
    await page.goto(new URL('lessons/closing-time/idle', url).href);
    await expect(page.getByRole('heading', { name: 'The cloakroom was emptied' })).toBeVisible();
    await page.getByRole('button', { name: 'Open a fresh one' }).click();
    await expect(page).toHaveURL(/\/lessons\/closing-time\/idle$/);
    await expect(page).not.toHaveURL(new RegExp(id));
    await page.goto(new URL('/s/abc', url).href);
    await expect(page.getByText('No cloakroom ever had this address.')).toBeVisible();
  } finally {
    await page.close();
    await server.stop();
  }
});
