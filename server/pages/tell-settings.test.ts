import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { projectFolder } from '../launch/project-folder.mjs';
import { startTestServer } from '../testing/start-test-server.ts';
import { tellSettings } from './tell-settings.ts';

const page = () => readFile(path.join(projectFolder, 'client', 'index.html'), 'utf8');

it('finds its place in the page as it is', async () => {
  expect(await page()).toContain('name="idle-seconds" content="7200"');
  expect(tellSettings(await page(), { idleSeconds: 2700, base: '/' })).toContain(
    'name="idle-seconds" content="2700"',
  );
});

it('says why somebody is turned away, and nothing to everybody else', async () => {
  const refused = tellSettings(await page(), { idleSeconds: 1, base: '/', refusal: 'too-many-devices' });
  expect(refused).toContain('<meta name="refusal" content="too-many-devices" />');
  expect(tellSettings(await page(), { idleSeconds: 1, base: '/' })).toContain('name="refusal" content="" />');
});

it('reaches whoever opens a page, also one that is gone', async () => {
  const clientFolder = await mkdtemp(path.join(tmpdir(), 'coat-check-test-'));
  onTestFinished(() => rm(clientFolder, { recursive: true }));
  await writeFile(path.join(clientFolder, 'index.html'), await page());
  const server = await startTestServer({ clientFolder, idleSeconds: 2700 });
  for (const address of ['/', '/s/AAAAAAAAAAAAAAAAAAAAAA/']) {
    const { text } = await server.ask(address, { headers: { accept: 'text/html' } });
    expect(text, address).toContain('name="idle-seconds" content="2700"');
  }
});

it('puts the base before the addresses of the page’s files, and tells it to the page', () => {
  const html = '<meta name="base-path" content="/" /><link href="/a.css"><script src="/b.js"></script>';
  expect(tellSettings(html, { idleSeconds: 1, base: '/coat-check/' })).toBe(
    '<meta name="base-path" content="/coat-check/" /><link href="/coat-check/a.css"><script src="/coat-check/b.js"></script>',
  );
});
