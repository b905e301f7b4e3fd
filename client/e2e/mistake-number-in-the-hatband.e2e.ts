import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext } from '@playwright/test';
import type { TraceEvent } from '#shared/trace/event.ts';
import { expect, type Page, test } from './fixtures.ts';
import { act, clickDrawn, goOn, openLessonAt, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { compareRuns, runsOf, seeExercise } from './mistake-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';
import type { Served } from './serve.ts';

const run = promisify(execFile);

type Lab = { page: Page; context: BrowserContext; server: Served };

/** What lies in a browser besides, which is nobody’s business: of other programs on localhost, and of the product itself. */
const others = { grafana_session: 'glsa-of-another-program', theme: 'of-yet-another' };
const kept = 'what-this-browser-remembers';

async function open({ page, context, server }: Lab) {
  const { id, url } = await openSandbox(server.url);
  const at = new URL(server.url).origin;
  await context.addCookies(
    Object.entries(others).map(([name, value]) => ({ name, value, url: at, httpOnly: false })),
  );
  await page.addInitScript((text) => localStorage.setItem('of-the-product', text), kept);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) sent.push(`${request.url()} ${request.postData() ?? ''}`);
  });
  await openLessonAt(page, url, 'the-number-in-the-hatband/');
  const seen = () => page.evaluate(() => document.cookie);
  const trace = async () => (await readTrace(server.url, id)).events;
  return { id, url, sent, seen, trace };
}

const drops = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'request' && event.receiver ? [event.body?.text] : []));

test('a learner lets a script give the ticket away, keeps it from that, and sees it act all the same', async ({
  page,
  context,
  server,
}) => {
  const { sent, seen, trace } = await open({ page, context, server });
  const told = page.locator('.beat-text');

  await act(page, 'Hand in the coat', 200);
  expect(await seen(), 'the ticket is hidden from scripts').not.toContain('session_id');
  await act(page, 'Leave HttpOnly out');
  expect(await seen(), 'the ticket that was given out before keeps its word').not.toContain('session_id');

  await act(page, 'Log in, and let the script send it', 200);
  const [, ticket = ''] = /session_id=([0-9a-f]{32})/.exec(await seen()) ?? [];
  expect(ticket, 'what document.cookie really shows').not.toBe('');
  expect(drops(await trace())).toEqual([`{"cookie":"session_id=${ticket}"}`]);
  await expect(told).toContainText('Ada’s own page');
  await seeDrawn(page, /Thief asks Server A: GET \/dashboard, showing a cookie/);
  await openPanel(page, 'Jar');
  const thief = page.getByRole('region', { name: 'Cookies of Thief' });
  await expect(thief.locator('.drop-slip')).toHaveText(`session_id=${ticket}`);
  await expect(thief).toContainText('It was given to Browser.');

  await clickDrawn(page, /A script in Browser’s page sends Thief: POST \/drop/);
  await openPanel(page, 'Wire');
  await expect(page.getByRole('tabpanel')).toContainText('Sent by the script, to somebody outside.');
  await expect(page.getByRole('tabpanel')).toContainText(`session_id=${ticket}`);

  await act(page, 'Put HttpOnly back');
  await act(page, 'Log in again, and let the script send it', 302);
  expect(await seen()).not.toContain('session_id');
  expect(drops(await trace())).toEqual([`{"cookie":"session_id=${ticket}"}`, '{"cookie":""}']);
  await expect(told).toContainText('The number stayed at home.');
  await openPanel(page, 'Jar');
  await expect(thief).toContainText('Empty pockets: no cookie.');
  await expect(thief).toContainText('An empty slip: the script saw no ticket.');

  await compareRuns(page);
  await expect(runsOf(page)).toContainText('httpOnly');
  await expect(page.getByText('Not saved:')).toBeVisible();
  await seeExercise(page, 'httponly-cookie');
  await goOn(page, 'Still in the room');
  await act(page, 'Let the script ask in Ada’s name', 200);
  await seeDrawn(page, /a script in the page asks, by itself/);
  const events = await trace();
  const asked = events.findLast((event) => event.type === 'request');
  expect(asked).toMatchObject({ method: 'GET', path: '/api/protected', actor: { kind: 'browser' } });

  const everything = `${JSON.stringify(events)}${sent.join('\n')}${await page.content()}`;
  for (const secret of [...Object.values(others), kept]) expect(everything).not.toContain(secret);
  for (const name of Object.keys(others).slice(0, 1)) expect(everything).not.toContain(name);
});

test('a learner says Secure on plain http: the phone logs in, keeps nothing, and is a stranger', async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  const { id, url } = await openSandbox(server.url);
  await openLessonAt(page, url, 'the-number-in-the-hatband/a-word-too-many');
  const told = page.locator('.beat-text');
  await page.getByText('It stays as it is').click();
  await act(page, 'Say Secure on plain http, and log in', 200);
  await expect(told).toContainText('Set-Cookie: …; Secure');
  await expect(page.locator('.beat')).toContainText('as you said: it stays as it is');
  await expect(page.locator('.diagram').getByText(/refuses the cookie session_id/)).toBeVisible();
  await expect(page.locator('.diagram').getByText('Secure over plain http', { exact: true })).toBeVisible();
  await openPanel(page, 'Jar');
  await expect(page.getByRole('region', { name: 'Cookies of Phone' })).toContainText('no cookie');
  const { events } = await readTrace(server.url, id);
  const [line] = events.flatMap((event) =>
    event.type === 'response' ? event.headers.filter(([name]) => /^set-cookie$/i.test(name)) : [],
  );
  expect(line?.[1]).toMatch(/; Secure/);
  await act(page, 'The phone asks', 401);
  await act(page, 'Secure over https, and log in again', 200);
  await openPanel(page, 'Jar');
  await expect(page.getByRole('region', { name: 'Cookies of Phone' })).toContainText('session_id');
});

test('a terminal leaves in the drop what a script would, and asks as one does', async ({ page, server }) => {
  test.setTimeout(120_000);
  const { id, url } = await openSandbox(server.url);
  await openLessonAt(page, url, 'the-number-in-the-hatband/');
  await act(page, 'Hand in the coat', 200);
  await act(page, 'Leave HttpOnly out');
  await act(page, 'Log in, and let the script send it', 200);
  const commands = async () => {
    const terminal = page.locator('.beat .curl');
    await terminal.getByText('The same from a terminal').click();
    return ((await terminal.locator('pre').textContent()) ?? '').split('\n');
  };
  const cwd = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
  for (const command of await commands()) await run('bash', ['-c', command], { cwd });
  const { events } = await readTrace(server.url, id);
  const [byScript, byHand] = events.filter((event) => event.type === 'request' && event.receiver);
  expect(byHand).toMatchObject({ actor: { kind: 'curl' }, receiver: { name: 'Thief' } });
  expect(byHand).toHaveProperty('body', byScript && 'body' in byScript ? byScript.body : null);

  await openLessonAt(page, url, 'the-number-in-the-hatband/in-the-room');
  const [ask = ''] = await commands();
  await run('bash', ['-c', ask], { cwd });
  const last = (await readTrace(server.url, id)).events.at(-1);
  expect(last).toMatchObject({ type: 'response', status: 200, actor: { kind: 'curl' } });
});

test('a script passes on no cookie of another program, though it be called as the ticket is and look like one', async ({
  page,
  context,
  server,
}) => {
  const { trace, sent, seen } = await open({ page, context, server });
  await act(page, 'Hand in the coat', 200);
  const foreign = 'feedfacefeedfacefeedfacefeedface';
  await context.addCookies([{ name: 'session_id', value: foreign, url: new URL(server.url).origin }]);
  expect(await seen(), 'which the page does see').toContain(`session_id=${foreign}`);
  // With HttpOnly on, the page's own ticket is not there to be seen.
  await page.goto(page.url().replace(/\/lessons\/.*/, '/lessons/the-number-in-the-hatband/hatband'));
  await seeConnected(page);
  await act(page, 'Leave HttpOnly out');
  await act(page, 'Log in, and let the script send it', 200);
  const ticket = /session_id=([0-9a-f]{32})/.exec(drops(await trace())[0] ?? '')?.[1];
  expect(ticket, 'the one of the longer path').not.toBe(foreign);
  await act(page, 'Put HttpOnly back');
  await act(page, 'Log in again, and let the script send it', 302);
  expect(drops(await trace()).at(-1)).toBe('{"cookie":""}');
  // What a browser sends to the demo app by itself is recorded, where nothing tells it from a ticket.
  const ofScripts = (await trace()).filter((event) => event.type === 'note' || 'receiver' in event);
  expect(JSON.stringify(ofScripts)).not.toContain(foreign);
  expect(sent.join('\n')).not.toContain(foreign);
});
