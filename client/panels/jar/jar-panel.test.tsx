// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { tokenAsk, tokenLogin, writeToken } from '#shared/trace/token-stories.ts';
import { attacker, createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { exampleSessionId as id, loginExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../../testing/show-live.tsx';
import { JarPanel } from './jar-panel.tsx';

it('shows what a script has sent to a thief, beside a jar in which it is not yet', async () => {
  await showLive(<JarPanel />, loginExchange(createTraceBuilder()).drop(id).events);
  const thief = within(await screen.findByRole('region', { name: 'Cookies of Attacker' }));
  expect(thief.getByText(`session_id=${id}`)).toBeTruthy();
  expect(thief.getByText('Empty pockets: no cookie.')).toBeTruthy();
});

it('shows that a script had nothing to send', async () => {
  await showLive(<JarPanel />, createTraceBuilder().drop(id).drop(null).events);
  const thief = within(await screen.findByRole('region', { name: 'Cookies of Attacker' }));
  expect(thief.getByText('An empty slip: the script saw no ticket.')).toBeTruthy();
});

/** A trace of which the live clock does not say that it is long past. */
const now = () => {
  const at = Math.floor(Date.now() / 1000);
  return { at, trace: createTraceBuilder({ at: at * 1000 }) };
};

it('says where a token is kept and who can read it there, and opens it without a key', async () => {
  const { at, trace } = now();
  tokenLogin(trace, { iat: at, refresh: '0f'.repeat(16) });
  await showLive(<JarPanel />, trace.events);
  const browser = within(await screen.findByRole('region', { name: 'Cookies of Browser' }));
  expect(browser.getByText('A token, in localStorage')).toBeTruthy();
  expect(browser.getByText(/every script of the page, always/)).toBeTruthy();
  expect(browser.getByText('0f'.repeat(16))).toBeTruthy();
  expect(browser.queryByText('Empty pockets: no cookie.')).toBeNull();
  const opened = within(browser.getByText('Open ada’s token: no key is needed').parentElement as HTMLElement);
  expect(opened.getAllByRole('heading', { level: 4 }).map(({ textContent }) => textContent)).toEqual([
    'Header',
    'Payload',
    'Seal',
  ]);
  expect(opened.getByText('"member"')).toBeTruthy();
  expect(opened.getByText(/It is as it was sealed here, and good for/)).toBeTruthy();
});

it('says of one in a cookie what its attributes say, and of a thief’s copy whose it was', async () => {
  const { at, trace } = now();
  tokenLogin(trace, { iat: at, by: 'cookie' });
  tokenAsk(trace, { iat: at, actor: attacker });
  await showLive(<JarPanel />, trace.events);
  const browser = within(await screen.findByRole('region', { name: 'Cookies of Browser' }));
  expect(browser.getByText('access_token')).toBeTruthy();
  expect(browser.getByText('no script can read it')).toBeTruthy();
  expect(browser.getByText(/^Open ada’s token/)).toBeTruthy();
  const thief = within(screen.getByRole('region', { name: 'Cookies of Attacker' }));
  expect(thief.getByText(writeToken({ iat: at }))).toBeTruthy();
  expect(thief.getByText(/A copy: it was given to Browser by/)).toBeTruthy();
});
