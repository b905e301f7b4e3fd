import { expect, it, vi } from 'vitest';
import { askServer } from './testing/ask-server.ts';
import { enterRoom, followRoom, presentIn } from './testing/enter-room.ts';
import { openSandbox } from './testing/open-sandbox.ts';
import { shareTwoProcesses } from './testing/share-two-processes.ts';

const two = shareTwoProcesses();
const PATIENCE = { timeout: 20_000, interval: 20 };

it('shows a room to guests of both processes, and goes on when one is killed', async () => {
  const { ask, processes } = two();
  const [doomed, other] = processes;
  if (!doomed || !other) throw new Error('There are no two processes.');
  const sandbox = await openSandbox(ask);
  await sandbox.logIn();
  const presenter = presentIn(ask, sandbox.id);
  const code = await presenter.open();
  const [one, second] = [await enterRoom(ask, code), await enterRoom(ask, code)];
  const here = followRoom(doomed.port, { code, cookie: one.cookie });
  const there = followRoom(other.port, { code, cookie: second.cookie });
  for (let number = 1; number <= 4; number++) {
    await vi.waitFor(async () => expect((await presenter.show(number)).status).toBe(204), PATIENCE);
    for (const reader of [here, there]) {
      await reader.until(({ told }) => told()?.shown.number === number);
      expect(reader.events().map((event) => event.number)).toEqual(
        Array.from({ length: number }, (_, index) => index + 1),
      );
    }
  }
  expect((await presenter.status()).here).toBe(2);

  doomed.signal('SIGKILL');
  await here.until(({ isOver }) => isOver());
  const shown = { number: 2, isLive: false, view: 'both', isDark: true };
  const show = () =>
    askServer(other.port, `/api/sandboxes/${sandbox.id}/room/shown`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie: presenter.cookie() },
      body: JSON.stringify(shown),
    });
  await vi.waitFor(async () => expect((await show()).status).toBe(204), PATIENCE);
  await there.until(({ told }) => told()?.shown.isDark === true);
  const again = followRoom(other.port, { code, cookie: one.cookie, after: 4 });
  await again.until(({ told }) => told()?.shown.isDark === true);
  // Nothing twice.
  expect(again.events()).toEqual([]);
}, 60_000);
