import { expect, it } from 'vitest';
import { createBrowserJar } from './browser-jar.ts';

const mount = 'https://coats.example/x/s/id/';
const path = '/x/s/id/';
const hidden = `session_id=1; Path=${path}; HttpOnly; SameSite=Lax`;
const shown = `session_id=2; Path=${path}; SameSite=Lax`;

it('keeps what no script may see to itself, under its path, and across a restart', async () => {
  const jar = await createBrowserJar(null);
  await jar.take([hidden], mount);
  expect(await jar.toWrite(mount)).toEqual([]);
  expect(await jar.cookiesFor(`${mount}api/protected`, '')).toBe('session_id=1');
  expect(await jar.cookiesFor('https://coats.example/x/s/other/', '')).toBeNull();
  expect(await jar.guards('session_id', path)).toBe(true);
  const again = await createBrowserJar(await jar.toText());
  expect(await again.cookiesFor(mount, '')).toBe('session_id=1');
});

it('lets no script shadow one that it may not see', async () => {
  const jar = await createBrowserJar(null);
  await jar.take([hidden], mount);
  expect(await jar.cookiesFor(mount, 'session_id=forged; other=3')).toBe('session_id=1; other=3');
});

it('has the page write what scripts may see, and believes then what they see', async () => {
  const jar = await createBrowserJar(null);
  await jar.take([shown], mount);
  const lines = await jar.toWrite(mount);
  expect(lines).toEqual([shown]);
  await jar.wrote(lines, mount, 'session_id=2');
  expect(await jar.toWrite(mount)).toEqual([]);
  expect(await jar.cookiesFor(mount, 'session_id=changed')).toBe('session_id=changed');
  expect(await jar.cookiesFor(mount, null)).toBe('session_id=changed');
  expect(await jar.cookiesFor(mount, ''), 'a script deleted it').toBeNull();
  expect(await jar.cookiesFor(mount, null)).toBeNull();
});

it('keeps what the browser did not take, and tries again', async () => {
  const jar = await createBrowserJar(null);
  await jar.take([shown], mount);
  await jar.wrote(await jar.toWrite(mount), mount, '');
  expect(await jar.cookiesFor(mount, '')).toBe('session_id=2');
  expect(await jar.toWrite(mount)).toEqual([shown]);
});

it('takes from the browser what is deleted, or hidden from scripts from now on', async () => {
  for (const next of [hidden, `session_id=; Path=${path}; Max-Age=0`]) {
    const jar = await createBrowserJar(null);
    await jar.take([shown], mount);
    await jar.wrote(await jar.toWrite(mount), mount, 'session_id=2');
    await jar.take([next], mount);
    const lines = await jar.toWrite(mount);
    expect(lines).toEqual([`session_id=; Path=${path}; Max-Age=0`]);
    await jar.wrote(lines, mount, '');
    expect(await jar.toWrite(mount)).toEqual([]);
  }
});

it('keeps SameSite, as seen from the page that asks', async () => {
  const jar = await createBrowserJar(null);
  await jar.take([hidden, `any=1; Path=${path}; SameSite=None; Secure`], mount);
  expect(await jar.cookiesFor(mount, null, 'lax')).toBe('session_id=1; any=1');
  expect(await jar.cookiesFor(mount, null, 'none')).toBe('any=1');
});
