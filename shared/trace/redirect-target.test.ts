import { expect, it } from 'vitest';
import { redirectTarget } from './redirect-target.ts';
import { createTraceBuilder } from './trace-builder.ts';

/** Where a redirect to this address leads, asked for from the dashboard. */
function leadsTo(location: string): string | null {
  const trace = createTraceBuilder();
  const responseHeaders: [string, string][] = [['Location', location]];
  trace.exchange({ method: 'GET', path: '/dashboard', status: 302, reason: 'Found', responseHeaders });
  const response = trace.events.find((event) => event.type === 'response');
  return response ? redirectTarget(response, '/dashboard') : null;
}

const sandbox = `/s/${'a'.repeat(22)}`;

it.each([
  ['as the demo app wrote it', '/login?next=%2F'],
  ['beneath the sandbox', `${sandbox}/login?next=%2F`],
  ['beneath a path of the site', `/coat-check${sandbox}/login?next=%2F`],
  ['beneath a longer one', `/a/b.c/coat-check${sandbox}/login?next=%2F`],
  ['relative', 'login?next=%2F'],
])('leads to the demo app’s own path, %s', (_, location) => {
  expect(leadsTo(location)).toBe('/login?next=%2F');
});

it('takes nothing off that is no sandbox’s address', () => {
  expect(leadsTo('/shop/s/short/login')).toBe('/shop/s/short/login');
});
