// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { firstSettings } from '#shared/sandbox/settings.ts';
import { ticketPair } from '#shared/session/vocabulary.ts';
import type { Actor } from '#shared/trace/event.ts';
import { tokenLogin, writeToken } from '#shared/trace/token-stories.ts';
import { attacker, createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, logoutExchange, oldTicketExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../testing/show-live.tsx';
import { ClockControls } from './clock-controls.tsx';
import { DeviceCard } from './device-card.tsx';
import { PlayedAnswer } from './played-answer.tsx';
import { SettingsControls } from './settings-controls.tsx';

const id = 'aaaaaaaaaaaaaaaaaaaaaa';
const phone: Actor = { id: 'phone', kind: 'device', name: 'Phone' };
const status = (change = {}) => ({
  id,
  now: 0,
  idleSeconds: 7200,
  settings: { ...firstSettings, ...change },
});

/** A server that answers as the test says, and what it was asked. */
function answering(answer: (asked: string, body: unknown) => { status: number; body: unknown }) {
  const asked: { request: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit) => {
    const request = `${method} ${path.replace(`/api/sandboxes/${id}`, '')}`;
    const given: unknown = typeof body === 'string' ? JSON.parse(body) : null;
    asked.push({ request, body: given });
    const answered = answer(request, given);
    return new Response(JSON.stringify(answered.body), { status: answered.status });
  });
  return asked;
}

it('lets a thief rob nobody until somebody has a ticket, and then whoever has one', async () => {
  const asked = answering(() => ({ status: 200, body: { status: 200 } }));
  const trace = createTraceBuilder();
  const { arrive } = await showLive(<DeviceCard sandboxId={id} device={attacker} />);
  const take = screen.getByRole('button', { name: 'Take the ticket and look up' });
  expect(screen.getByText('Nobody has a ticket to copy: somebody must log in first.')).toBeDefined();
  fireEvent.click(take);
  expect(asked).toEqual([]);

  loginExchange(trace);
  loginExchange(trace, { actor: phone, username: 'grace', userId: 3, sessionId: 'b'.repeat(32) });
  arrive(trace.events);
  const victims = await screen.findByRole('combobox', { name: 'Whose ticket' });
  expect(
    within(victims)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Browser', 'Phone']);
  fireEvent.change(victims, { target: { value: 'phone' } });
  fireEvent.click(take);
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toMatchObject({
    request: `POST /devices/${attacker.id}/requests`,
    body: { method: 'GET', path: '/api/protected', take: { cookie: ticketPair('b'.repeat(32)) } },
  });
});

it('lets a thief take a token from whoever has one, and speaks of none before', async () => {
  const asked = answering(() => ({ status: 200, body: { status: 200 } }));
  const trace = createTraceBuilder();
  const { arrive } = await showLive(<DeviceCard sandboxId={id} device={attacker} />);
  expect(screen.queryByRole('button', { name: /token/ })).toBeNull();
  tokenLogin(trace, { actor: phone });
  tokenLogin(trace, { name: 'grace', sub: '3', jti: 'b'.repeat(16), by: 'cookie' });
  tokenLogin(trace, { actor: attacker, jti: 'c'.repeat(16) });
  arrive(trace.events);
  const victims = await screen.findByRole('combobox', { name: 'Whose token' });
  const names = within(victims).getAllByRole('option');
  expect(names.map(({ textContent }) => textContent).sort()).toEqual(['Browser', 'Phone']);
  for (const [victim, token] of [
    ['phone', writeToken()],
    ['browser', writeToken({ name: 'grace', sub: '3', jti: 'b'.repeat(16) })],
  ] as const) {
    asked.length = 0;
    fireEvent.change(victims, { target: { value: victim } });
    fireEvent.click(screen.getByRole('button', { name: 'Take the token and look up' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.body).toEqual({ method: 'GET', path: '/api/token/protected', take: { token } });
    await screen.findByRole('button', { name: 'Take the token and look up' });
  }
  expect(screen.queryByRole('button', { name: 'Look up with the token' })).toBeNull();
});

it('logs a device in for a token, and has it shown or thrown away once there is one', async () => {
  const asked = answering(() => ({ status: 200, body: { status: 200 } }));
  const trace = createTraceBuilder();
  const { arrive } = await showLive(<DeviceCard sandboxId={id} device={phone} />);
  const press = async (name: string) => {
    asked.length = 0;
    const button = await screen.findByRole('button', { name });
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'));
    fireEvent.click(button);
    await waitFor(() => expect(asked).toHaveLength(1));
    return asked[0]?.body;
  };
  expect(screen.queryByRole('button', { name: 'Look up with the token' })).toBeNull();
  expect(await press('Log in for a token')).toMatchObject({
    method: 'POST',
    path: '/api/token',
    json: { username: 'ada' },
  });
  tokenLogin(trace, { actor: phone });
  arrive(trace.events);
  expect(await press('Look up with the token')).toEqual({ method: 'GET', path: '/api/token/protected' });
  expect(await press('Throw the token away')).toEqual({ method: 'POST', path: '/api/token/logout' });
});

it('shows a choice as made while the server is asked, and as it is when another tab changes it', async () => {
  const asked = answering((request) => ({
    status: 200,
    body: request.startsWith('PATCH') ? status({ timeout: 'idle' }) : status(),
  }));
  const { arrive } = await showLive(<SettingsControls sandboxId={id} />);
  const radio = (name: string) =>
    screen.getByRole<HTMLInputElement>('radio', { name: new RegExp(`^${name}`) });
  await waitFor(() => expect(radio('Absolute').checked).toBe(true));
  fireEvent.click(radio('Idle'));
  expect(radio('Idle').checked).toBe(true);
  await waitFor(() => expect(radio('Absolute').disabled).toBe(false));
  expect(radio('Idle').checked).toBe(true);
  expect(asked.at(-1)).toEqual({ request: 'PATCH /settings', body: { timeout: 'idle' } });

  const trace = createTraceBuilder();
  trace.note({ kind: 'settings-changed', settings: { ...firstSettings, servers: ['A', 'B'] } });
  arrive(trace.events);
  await screen.findByRole('button', { name: 'Restart Server B' });
  expect(radio('Absolute').checked).toBe(true);
  expect(radio('Two servers').checked).toBe(true);
});

it('says that the settings cannot be had, and has them as soon as the server answers', async () => {
  let isUp = false;
  answering(() => {
    if (!isUp) throw new TypeError('Failed to fetch');
    return { status: 200, body: status() };
  });
  await showLive(<SettingsControls sandboxId={id} />);
  await screen.findByText(/^Could not fetch the settings: the server does not answer/);
  isUp = true;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Absolute/ }).checked).toBe(true),
  );
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says what the server refuses, in the server’s words', async () => {
  const message = 'Could not go to closing time: nobody has a session.';
  answering(() => ({ status: 409, body: { error: { code: 'no-session', message } } }));
  await showLive(<ClockControls sandboxId={id} />);
  fireEvent.click(screen.getByRole('button', { name: 'To closing time' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(message));
});

it.each([phone, attacker])(
  'explains a refusal beside what a played visitor got, as beside one’s own: $name',
  async (actor) => {
    const trace = createTraceBuilder();
    loginExchange(trace, { actor });
    logoutExchange(trace, { actor });
    oldTicketExchange(trace, { actor });
    const { events } = trace;
    const answer = events.findLast((event) => event.type === 'response');
    if (!answer) throw new Error('no answer in the example');
    const { arrive } = await showLive(<PlayedAnswer answer={answer} />);
    arrive(events);
    expect(
      await screen.findByText(/did not expire: it was ended by its own holder, with event \d+/),
    ).toBeDefined();
  },
);

it('explains beside an answer that a number cannot be this site’s', async () => {
  const { events } = createTraceBuilder().exchange({
    actor: phone,
    method: 'GET',
    path: '/api/protected',
    cookie: 'session_id=••••••',
    status: 401,
    reason: 'Unauthorized',
    responseHeaders: [['Content-Type', 'application/json']],
    responseBody: '{"error":"no session of this site"}',
  });
  const answer = events.findLast((event) => event.type === 'response');
  if (!answer) throw new Error('no answer in the example');
  await showLive(<PlayedAnswer answer={answer} />);
  expect(screen.getByText(/another program on this machine/)).toBeDefined();
});

it('says what a mistake opens, counts what is missing, and mends all of it at one press', async () => {
  const broken = { httpOnly: 'off', timeout: 'none' };
  const asked = answering((request) => ({
    status: 200,
    body: request.startsWith('PATCH') ? status() : status(broken),
  }));
  await showLive(<SettingsControls sandboxId={id} />);
  expect(await screen.findByText('1 missing')).toBeDefined();
  const off = screen.getByRole('radio', { name: /^Yes/, description: /A script that gets into a page/ });
  expect((off as HTMLInputElement).checked).toBe(true);
  const mend = screen.getByRole('button', { name: 'Mend all that is broken' });
  fireEvent.click(mend);
  await waitFor(() => expect(screen.getByText('all in place')).toBeDefined());
  expect(asked.at(-1)).toEqual({
    request: 'PATCH /settings',
    body: { httpOnly: 'on', timeout: 'absolute' },
  });
  await waitFor(() => expect(mend.getAttribute('aria-disabled')).toBe('true'));
});
