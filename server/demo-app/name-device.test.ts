import { expect, it } from 'vitest';
import { nameDevice } from './name-device.ts';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge on Windows',
  ],
  ['curl/8.5.0', 'curl/8.5.0'],
  [undefined, 'unknown device'],
  ['\u202e\u0007', 'unknown device'],
])('calls %j %s', (userAgent, name) => {
  expect(nameDevice(userAgent)).toBe(name);
});

it('keeps no more than 40 characters of what it does not know', () => {
  expect(nameDevice('x'.repeat(9000))).toHaveLength(40);
});
