import { expect, it } from 'vitest';
import { enterRoom, presentIn } from '../testing/enter-room.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const shown = { number: 3, isLive: false, view: 'both', isDark: true };
const question = { name: 'q', text: 'Who makes the ticket?', options: ['The server', 'The browser'] };

/** A room in which somebody is stuck and somebody asks to come in; one of them was let in, and so has the sandbox's address. */
async function setup() {
  const server = await startTestServer();
  const { id } = await server.openSandbox();
  const presenter = presentIn(server.ask, id);
  const code = await presenter.open();
  const guest = await enterRoom(server.ask, code);
  await presenter.send('PUT', '/entries', { areOpen: true });
  await guest.send('PUT', 'hand', { name: 'Tom' });
  await guest.send('PUT', 'entry', { name: 'Mia' });
  return { presenter, guest, letIn: presentIn(server.ask, id, guest.cookie) };
}

it('lets nobody steer a room or answer its guests who only has the sandbox’s address', async () => {
  const { presenter, letIn } = await setup();
  const before = await presenter.status();
  const [{ hand }] = before.hands;
  const [{ who }] = before.entries;
  for (const [method, rest, body] of [
    ['PUT', '/shown', shown],
    ['PUT', '/own', { own: { lesson: 'the-coat-check', step: null } }],
    ['POST', '/question', question],
    ['POST', '/question/close', {}],
    ['DELETE', '/question', {}],
    ['DELETE', `/hands/${hand}`, {}],
    ['PUT', '/entries', { areOpen: false }],
    ['POST', `/entries/${who}`, { letIn: true }],
  ] as const) {
    expect((await letIn.send(method, rest, body)).status, `${method} ${rest}`).toBe(403);
  }
  expect(await presenter.status()).toEqual(before);
});

it('tells the names that guests gave to the presenter alone', async () => {
  const { presenter, letIn } = await setup();
  expect(await presenter.status()).toMatchObject({ hands: [{ name: 'Tom' }], entries: [{ name: 'Mia' }] });
  expect(await letIn.status()).toMatchObject({ presents: false, hands: [], entries: [] });
  const opened = await letIn.send('POST');
  for (const text of [opened.text, (await letIn.send('GET', '/counts.csv')).text]) {
    expect(text).not.toMatch(/Tom|Mia/);
  }
});

it('lets whoever has lost the key close the room, and have it back until it is gone', async () => {
  const { guest, letIn } = await setup();
  const isClosing = async () => JSON.parse((await guest.ask('news')).text).told.isClosing;
  expect((await letIn.send('POST', '/close')).status).toBe(200);
  await expect.poll(isClosing).toBe(true);
  expect((await letIn.send('POST', '/stay')).status).toBe(200);
  await expect.poll(isClosing).toBe(false);
  expect((await letIn.status()).presents).toBe(false);
});
