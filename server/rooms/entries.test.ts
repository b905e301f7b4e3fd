import { expect, it } from 'vitest';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { enterRoom, presentIn } from '../testing/enter-room.ts';
import { startTestServer } from '../testing/start-test-server.ts';

describeOnEachRedis('who comes to the counter', (redisUrl) => {
  async function setup() {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const { id } = await server.openSandbox();
    const presenter = presentIn(server.ask, id);
    const code = await presenter.open();
    const enter = () => enterRoom(server.ask, code);
    const waiting = async () => (await presenter.status()).entries;
    return { server, id, presenter, enter, waiting, guest: await enter() };
  }

  it('asks by name, and is told the way only when the presenter has said yes', async () => {
    const { id, presenter, enter, waiting, guest } = await setup();
    expect(await waiting()).toBeNull();
    expect((await guest.send('PUT', 'entry', { name: 'Mia' })).status).toBe(404);
    await presenter.send('PUT', '/entries', { areOpen: true });
    expect(await waiting()).toEqual([]);
    expect(JSON.parse((await guest.ask('news')).text).told.mayEnter).toBe(true);

    const other = await enter();
    expect((await guest.send('PUT', 'entry', { name: ' Mia ' })).status).toBe(204);
    expect((await other.send('PUT', 'entry', { name: 'Tom' })).status).toBe(204);
    const asking: { who: string; name: string }[] = await waiting();
    expect(asking.map(({ name }) => name).toSorted()).toEqual(['Mia', 'Tom']);
    const whoIs = (name: string) => asking.find((one) => one.name === name)?.who ?? '';
    const told = async (of: typeof guest) => JSON.parse((await of.ask('entry')).text);
    expect(await told(guest)).toEqual({ state: 'waiting' });

    const after = await presenter.send('POST', `/entries/${whoIs('Mia')}`, { letIn: true });
    expect(JSON.parse(after.text).room.entries).toEqual([{ who: whoIs('Tom'), name: 'Tom' }]);
    await presenter.send('POST', `/entries/${whoIs('Tom')}`, { letIn: false });
    expect(await waiting()).toEqual([]);
    const letIn = { state: 'let in', url: `/s/${id}/` };
    expect(await told(guest)).toEqual(letIn);
    expect(await told(other)).toEqual({ state: 'declined' });

    // Whoever reloads is let in still, also once nobody may ask any more; whoever was declined may ask again.
    await presenter.send('PUT', '/entries', { areOpen: false });
    expect(JSON.parse((await guest.send('POST', 'guests')).text).entry).toEqual(letIn);
    await presenter.send('PUT', '/entries', { areOpen: true });
    for (const one of [guest, other]) await one.send('PUT', 'entry', { name: 'Tom' });
    expect(await told(guest)).toEqual(letIn);
    expect(await waiting()).toEqual([{ who: whoIs('Tom'), name: 'Tom' }]);
    await other.send('DELETE', 'entry');
    expect(await waiting()).toEqual([]);
  });

  it('gives the presenter’s address to nobody else, whatever they send', async () => {
    const { server, id, presenter, enter, guest } = await setup();
    await presenter.send('PUT', '/entries', { areOpen: true });
    await guest.send('PUT', 'entry', { name: 'Mia' });
    const [{ who }] = (await presenter.status()).entries;
    const other = await enter();
    const forged = [
      await other.send('PUT', 'entry', { name: 'Mia', state: 'let in' }),
      await other.send('PUT', 'entry', { name: '' }),
      await other.send('PUT', 'entry', { name: 'a\u0000b' }),
      await other.send('POST', `entry/${who}`, { letIn: true }),
      await other.send('POST', `entries/${who}`, { letIn: true }),
      await other.send('PUT', 'entries', { areOpen: true }),
      await presenter.send('POST', `/entries/${who}`, { letIn: 'yes' }),
      await presenter.send('PUT', '/entries', {}),
    ];
    for (const { status } of forged) expect([400, 404]).toContain(status);
    // Who was not asked about is nobody.
    expect((await presenter.send('POST', '/entries/000000000000', { letIn: true })).status).toBe(200);
    await presenter.send('POST', `/entries/${who}`, { letIn: true });
    const stranger = await server.ask(
      `/api/rooms/${JSON.parse((await presenter.send('GET')).text).room.code}/entry`,
    );
    expect(stranger.status).toBe(403);
    const heard = [
      ...forged.slice(0, 6),
      stranger,
      await other.ask('entry'),
      await other.send('POST', 'guests'),
      await other.ask('news'),
    ];
    for (const { text, headers } of heard) expect(JSON.stringify(headers) + text).not.toContain(id);
  });
});
