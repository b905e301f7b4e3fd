import { expect, it } from 'vitest';
import { guessedNumbers, isLetIn } from '#shared/content/guessed-numbers.ts';
import type { ActionOf } from '#shared/content/lesson.ts';
import { demoPasswordOf } from '#shared/sandbox/demo-people.ts';
import type { SettingsChange } from '#shared/sandbox/settings.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const guess = {
  type: 'device',
  label: 'x',
  kind: 'attacker',
  name: 'Thief',
  route: 'GET /admin',
} as const satisfies ActionOf<'device'>;
const look = { method: 'GET', path: '/api/protected' } as const;

describeOnEachRedis('a thief', (redisUrl) => {
  /** Three log in, each on a device of their own: the admin last, and after her the thief, honestly, as linus. */
  async function setup(change: SettingsChange) {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const control = controlSandbox(server.ask, sandbox.id);
    await control.change(change);
    const thief = await control.addDevice('Thief', 'attacker');
    const logIn = (device: string, username: string) => {
      const json = { username, password: demoPasswordOf(username) };
      return control.send(device, { method: 'POST', path: '/api/login', json });
    };
    const phone = await control.addDevice('Phone');
    for (const name of ['ada', 'grace', 'admin']) await logIn(phone.id, name);
    await logIn(thief.id, 'linus');

    /** Tries what he reckons, as the page has him do it, and tells with what number and answer it ended. */
    const tryGuess = async (how: Pick<ActionOf<'device'>, 'guesses' | 'of'>, path = '/admin') => {
      const numbers = await guessedNumbers({ ...guess, ...how }, (await sandbox.trace()).events);
      for (const [index, number] of numbers.entries()) {
        const take = { cookie: `session_id=${number}` };
        const { status } = await control.send(thief.id, { method: 'GET', path, take });
        if (isLetIn(status) || index === numbers.length - 1) return { number, status, tries: index + 1 };
      }
      return null;
    };
    return { sandbox, control, thief, tryGuess };
  }

  it('who takes one from a counted number of his own opens the admin’s page with it', async () => {
    const { sandbox, tryGuess } = await setup({ ids: 'counted' });
    expect(await tryGuess({ guesses: 'one-less' })).toEqual({ number: '1003', status: 200, tries: 1 });
    const { events } = await sandbox.trace();
    expect(events.findLast(({ type }) => type === 'request')).toMatchObject({
      actor: { kind: 'attacker' },
      path: '/admin',
      headers: expect.arrayContaining([['cookie', 'session_id=1003']]),
    });
    // He reckons from the number that he was given, not from that which he showed last.
    expect(await tryGuess({ guesses: 'one-less' })).toMatchObject({ number: '1003', status: 200 });
    expect(await tryGuess({ guesses: 'one-more' }, '/api/protected')).toMatchObject({
      number: '1005',
      status: 401,
    });
  });

  it.each(['one-less', 'one-more', 'recipe'] as const)(
    'who reckons %s from a random number gets 401',
    async (guesses) => {
      const { sandbox, tryGuess } = await setup({ ids: 'random' });
      const tried = await tryGuess({ guesses, of: 'admin' }, '/api/protected');
      expect(tried).toMatchObject({ status: 401, tries: 1 });
      const { events } = await sandbox.trace();
      const reply = events.findLast(({ type }) => type === 'store-reply');
      // The reason is in the trace: the store had nothing under that number.
      expect(reply).toMatchObject({ replies: [{ ok: true, value: null }] });
    },
  );

  it('who knows how jumbled numbers are made finds the admin’s', async () => {
    const { tryGuess } = await setup({ ids: 'jumbled' });
    const tried = await tryGuess({ guesses: 'recipe', of: 'admin' });
    expect(tried).toMatchObject({ status: 200, number: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(tried?.tries).toBeLessThanOrEqual(2);
    expect(await tryGuess({ guesses: 'one-less' }, '/api/protected')).toMatchObject({ status: 401 });
  });

  it('finds it, too, where the admin came some minutes before him', async () => {
    const { control, thief, tryGuess } = await setup({ ids: 'jumbled' });
    const phone = await control.addDevice('Admin', 'admin');
    const json = (username: string) => ({ username, password: demoPasswordOf(username) });
    const logIn = { method: 'POST', path: '/api/login' } as const;
    await control.send(phone.id, { ...logIn, json: json('admin') });
    await control.skip({ byMs: 3 * 60_000 });
    await control.send(thief.id, { ...logIn, json: json('linus') });
    const tried = await tryGuess({ guesses: 'recipe', of: 'admin' });
    expect(tried).toMatchObject({ status: 200 });
    expect(tried?.tries).toBeGreaterThanOrEqual(3);
  });

  it('comes with empty hands when he takes nothing along, and the trace shows them empty at once', async () => {
    const { sandbox, control, thief } = await setup({});
    expect(await control.send(thief.id, look)).toEqual({ status: 200 });
    expect(await control.send(thief.id, { ...look, take: { cookie: '' } })).toEqual({ status: 401 });
    const { events } = await sandbox.trace();
    const asked = events.findLast(({ type }) => type === 'request');
    expect(JSON.stringify(asked)).not.toContain('session_id');
    expect(foldWorld(events, asked?.number).jars.get(thief.id)?.cookies).toEqual([]);
  });

  it('keeps a ticket whatever age it was given, and though he was told to drop it, as no other device does', async () => {
    const server = await startTestServer({ redisUrl: redisUrl(), ttlSeconds: 1 });
    const sandbox = await server.openSandbox();
    const control = controlSandbox(server.ask, sandbox.id);
    await control.change({ timeout: 'none' });
    const [phone, thief] = [await control.addDevice('Phone'), await control.addDevice('Thief', 'attacker')];
    const json = { username: 'ada', password: demoPasswordOf('ada') };
    for (const { id } of [phone, thief])
      expect(await control.send(id, { method: 'POST', path: '/api/login', json })).toEqual({ status: 200 });
    await expect
      .poll(async () => (await control.send(phone.id, look)).status, { interval: 200, timeout: 4000 })
      .toBe(401);
    expect(await control.send(thief.id, look)).toEqual({ status: 200 });
    await control.change({ logout: 'clears-cookie' });
    expect(await control.send(thief.id, { method: 'POST', path: '/api/logout' })).toEqual({ status: 204 });
    expect(await control.send(thief.id, look)).toEqual({ status: 200 });
  });
});
