import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFolder } from '../../server/launch/project-folder.mjs';
import { expect, test } from './fixtures.ts';
import { openSandbox } from './sandbox.ts';
import { printedAddress } from './serve.ts';

test('what npm start runs opens the product, and Ctrl-C ends it cleanly under an open stream', async ({
  page,
}) => {
  const start = spawn(process.execPath, ['server/launch/start.mjs', '--no-open'], {
    cwd: projectFolder,
    env: { ...process.env, PORT: '0', REDIS_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(start, 'exit');
  try {
    const address = await printedAddress(start);
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'Watch a session happen' })).toBeVisible();
    // It still fetches its later parts, which whoever stops the server would cut off.
    await page.close();

    const { id } = await openSandbox(address);
    const stream = await fetch(new URL(`api/sandboxes/${id}/events`, address));
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!heard.includes('event: snapshot')) heard += (await reader?.read())?.value ?? '';
    start.kill('SIGINT');
    // The stream comes to its end instead of breaking off.
    while (!(await reader?.read())?.done);
    expect(await ended).toEqual([0, null]);
  } finally {
    start.kill('SIGKILL');
  }
});
