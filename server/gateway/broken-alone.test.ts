import { expect, it } from 'vitest';
import { isBroken } from '#shared/sandbox/broken-settings.ts';
import { firstSettings, type SettingsChange, settingNames, settingOf } from '#shared/sandbox/settings.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import type { TestSandbox } from '../testing/open-sandbox.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
const json = { 'content-type': 'application/json' };
const aBrowser = { 'user-agent': 'Mozilla/5.0', accept: 'text/html', 'sec-fetch-dest': 'document' };

/** Each mistake that can be made, by itself, and all of them at once. */
const mistakes: [string, SettingsChange][] = settingNames.flatMap((name) =>
  settingOf(name)
    .choices.filter(({ written }) => isBroken(name, written))
    .map(({ written, value }): [string, SettingsChange] => [`${name}: ${written}`, { [name]: value }]),
);
const all = Object.assign({}, ...mistakes.map(([, change]) => change)) as SettingsChange;

/** What the product itself gives to whoever opens a sandbox's page: its policy, and its own cookie without the number. */
async function productOf(sandbox: TestSandbox) {
  const { headers } = await sandbox.ask('', { headers: aBrowser });
  const cookies = (headers['set-cookie'] ?? []).map((line) => line.replace(/=[^;]*/, ''));
  return { policy: headers['content-security-policy'], cookies };
}

it('begins with every defence, and knows a mistake against each', () => {
  expect(mistakes.length).toBeGreaterThan(12);
  expect(Object.keys(all).length).toBeGreaterThanOrEqual(9);
  for (const name of Object.keys(all)) expect(Object.keys(firstSettings)).toContain(name);
});

it.each([...mistakes, ['all of them', all] as [string, SettingsChange]])(
  'a mistake is its sandbox’s own: with %s neither the product nor another sandbox gives in',
  async (_, change) => {
    const server = await startTestServer();
    const [broken, sound] = [await server.openSandbox(), await server.openSandbox()];
    const before = await productOf(broken);
    expect(before.cookies.length).toBeGreaterThan(0);
    for (const line of before.cookies) expect(line).toMatch(/^coatcheck_device; .*HttpOnly; SameSite=Lax/);
    const ticketOfSound = (await sound.logIn()).cookie;
    await controlSandbox(server.ask, broken.id).change(change);
    const ticketOfBroken = (await broken.logIn()).cookie;

    // The product's own cookie and policy.
    expect(await productOf(broken)).toEqual(before);
    // A ticket of one is nobody's in the other, be it adopted there or kept at a login.
    const asks = (sandbox: TestSandbox, cookie: string) =>
      sandbox.ask('api/protected', { headers: { cookie } });
    expect((await asks(broken, ticketOfSound)).status).toBe(401);
    expect((await asks(sound, ticketOfBroken)).status).toBe(401);
    expect((await asks(sound, ticketOfSound)).status).toBe(200);
    // Another site's page: the product's routes, and the sandbox that made no mistake.
    for (const [path, method] of [
      ['/api/sandboxes', 'POST'],
      [`/api/sandboxes/${broken.id}/settings`, 'PATCH'],
      [`/api/sandboxes/${broken.id}/clock`, 'POST'],
      [`/api/sandboxes/${broken.id}/devices`, 'POST'],
      [`/api/sandboxes/${broken.id}/errands`, 'POST'],
      [`/api/sandboxes/${broken.id}/notes`, 'POST'],
      [`${broken.mount}api/login`, 'POST'],
      [`${sound.mount}api/logout`, 'POST'],
    ] as const) {
      const answer = await server.ask(path, { method, headers: { ...json, ...foreign }, body: '{}' });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    const stream = await server.ask(`/api/sandboxes/${broken.id}/events`, { headers: foreign });
    expect(stream.status).toBe(403);
    await sound.ask('api/logout', { headers: { ...foreign, cookie: ticketOfSound } });
    expect((await asks(sound, ticketOfSound)).status).toBe(200);
  },
);
