import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { projectFolder } from '../launch/project-folder.mjs';
import { startTestServer } from '../testing/start-test-server.ts';
import { tellIdleTime } from './tell-idle-time.ts';

const page = () => readFile(path.join(projectFolder, 'client', 'index.html'), 'utf8');

it('finds its place in the page as it is', async () => {
  expect(await page()).toContain('name="idle-seconds" content="7200"');
  expect(tellIdleTime(await page(), 2700)).toContain('name="idle-seconds" content="2700"');
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
