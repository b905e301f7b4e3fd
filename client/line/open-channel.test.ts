import { afterEach, expect, it, vi } from 'vitest';
import { openChannel } from './open-channel.ts';

afterEach(() => vi.unstubAllGlobals());

it('hears what another window says', async () => {
  const heard = new Promise((resolve) => {
    const channel = openChannel('coats', ({ data }) => {
      channel?.close();
      resolve(data);
    });
  });
  const other = openChannel('coats');
  other?.postMessage('a coat');
  expect(await heard).toBe('a coat');
  other?.close();
});

it('is none where the browser refuses it', () => {
  vi.stubGlobal('BroadcastChannel', function refuse() {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  expect(openChannel('coats')).toBe(null);
});
