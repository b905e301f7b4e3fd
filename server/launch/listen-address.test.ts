import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { isPortBusy } from './is-port-busy.mjs';
import { busyPortMessage } from './listen-address.mjs';

it('names the busy port and another one that may be free', () => {
  const message = busyPortMessage('4444');
  expect(message).toMatch(/^Could not open port 4444: another program is using it\./);
  expect(message).toContain('PORT=4445 npm start');
});

it('tells a busy port from a free one, and leaves the free one free', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address();
      if (address && typeof address === 'object') resolve(address.port);
    });
  });
  onTestFinished(() => void taken.close());

  expect(await isPortBusy(port, '127.0.0.1')).toBe(true);
  await new Promise((resolve) => taken.close(resolve));
  expect(await isPortBusy(port, '127.0.0.1')).toBe(false);
  expect(await isPortBusy(port, '127.0.0.1')).toBe(false);
});
