// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { tokenAsk, tokenLogin } from '#shared/trace/token-stories.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../../testing/show-live.tsx';
import { WirePanel } from './wire-panel.tsx';

it('opens the token that an answer hands out: header, every claim with its source, and a seal', async () => {
  await showLive(<WirePanel />, tokenLogin(createTraceBuilder()).events);
  const opened = (await screen.findByText('Open ada’s token: no key is needed')).closest('details');
  expect(opened?.open).toBe(true);
  const parts = within(opened as HTMLElement);
  for (const name of ['alg', 'typ', 'sub', 'name', 'role', 'iat', 'exp', 'jti'])
    expect(parts.getByText(name)).toBeTruthy();
  expect(parts.getByText('RFC 7519, section 4.1.4')).toBeTruthy();
});

it.each([
  ['a session’s login', loginExchange(createTraceBuilder())],
  ['a refusal', tokenAsk(tokenLogin(createTraceBuilder()), { role: 'admin' }, { status: 401 })],
])('opens nothing where no token is carried: %s', async (_, { events }) => {
  await showLive(<WirePanel />, events);
  await screen.findByRole('heading', { name: `Event ${events.length} on the wire` });
  expect(screen.queryByText(/no key is needed/)).toBeNull();
});
