import { expect, it } from 'vitest';
import { wantsBrowser } from './open-browser.mjs';

const desktop = { args: [], env: { DISPLAY: ':0' }, terminal: true, platform: 'linux' as const };

it('opens a browser for someone at a desktop', () => {
  expect(wantsBrowser(desktop)).toBe(true);
  expect(wantsBrowser({ ...desktop, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
  expect(wantsBrowser({ ...desktop, env: {}, platform: 'darwin' })).toBe(true);
});

it.each([
  ['there is no display', { env: {} }],
  ['nobody sits at a terminal', { terminal: false }],
  ['this is CI', { env: { DISPLAY: ':0', CI: 'true' } }],
  ['the terminal is a remote one', { env: { DISPLAY: ':0', SSH_CONNECTION: 'a b c d' } }],
  ['told not to', { args: ['--no-open'] }],
])('opens nothing when %s', (_why, change) => {
  expect(wantsBrowser({ ...desktop, ...change })).toBe(false);
});
