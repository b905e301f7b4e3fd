// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { firstSettings } from '#shared/sandbox/settings.ts';
import { ownLogin } from '#shared/trace/own-store-stories.ts';
import { tokenLogin, tokenLogout } from '#shared/trace/token-stories.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, logoutExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../../testing/show-live.tsx';
import { StorePanel } from './store-panel.tsx';

const now = Date.now();

it('hangs one session in the rack that all share, with the list of its user’s sessions put aside', async () => {
  const trace = loginExchange(createTraceBuilder({ at: now }));
  const { arrive } = await showLive(<StorePanel />, [...trace.events]);
  expect(screen.getByText('1 session hangs here.')).toBeDefined();
  expect(screen.getByText('1 other key')).toBeDefined();
  expect(screen.getByText(/^Absolute timeout/)).toBeDefined();

  const before = trace.events.length;
  arrive(logoutExchange(trace).events.slice(before));
  expect(await screen.findByText('Every hook is empty: no session is alive.')).toBeDefined();
});

it('says whose rack it is where each server has its own, and that no other server sees it', async () => {
  const trace = createTraceBuilder({ at: now });
  trace.note({
    kind: 'settings-changed',
    settings: { ...firstSettings, servers: ['A', 'B'], sessionsIn: 'memory' },
  });
  ownLogin(trace, { server: 'B', store: 'memory' });
  await showLive(<StorePanel />, [...trace.events]);
  const rack = (name: string) => within(screen.getByRole('region', { name })).getByText(/truth/).textContent;
  expect(rack('Memory of Server B')).toMatch(/^1 session hangs here, and only here\. In truth .* a Map/);
  expect(rack('Memory of Server A')).toMatch(/^Empty\./);
  expect(screen.getByRole('heading', { name: 'The rack that all share' })).toBeDefined();
});

it('tells what is denied, and refresh tokens, from other keys', async () => {
  const trace = tokenLogin(createTraceBuilder({ at: now }), { iat: now / 1000 });
  tokenLogout(trace, { iat: now / 1000 }, { denies: true });
  tokenLogout(trace, { jti: 'b'.repeat(16) }, { denies: true });
  trace.exchange({
    method: 'POST',
    path: '/api/token',
    calls: [{ commands: [['SETEX', 'refresh:0f0f', '3600', '{"userId":2}']], replies: ['OK'] }],
    status: 200,
    reason: 'OK',
  });
  await showLive(<StorePanel />, trace.events);
  const denied = within(await screen.findByRole('region', { name: 'Denied tokens' }));
  // The store has a number alone; whose it is the trace knows, if it has seen the token given out.
  const whose = denied.getAllByRole('listitem').map((line) => line.textContent);
  expect(whose).toEqual([
    expect.stringMatching(/^ada’s token 9c1f…fa3/),
    expect.stringMatching(/^A token bbbb…bbb/),
  ]);
  expect(
    within(screen.getByRole('region', { name: 'Refresh tokens' })).getAllByRole('listitem'),
  ).toHaveLength(1);
  expect(screen.queryByText(/other key/)).toBeNull();
});
