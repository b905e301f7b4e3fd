import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { findLanAddress } from '../../server/addresses/lan-address.ts';
import { projectFolder } from '../../server/launch/project-folder.mjs';
import { expect, test } from './fixtures.ts';
import { openLesson, openPanel } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';
import { printedAddress } from './serve.ts';

test('npm start -- --lan lets a phone in by the address that it prints and shows, and by no other name', async ({
  page,
  consoleWatch,
}) => {
  // What the browser itself notes of any address but localhost without https: that one header has no effect there.
  consoleWatch.allow(/The Cross-Origin-Opener-Policy header has been ignored/);
  const lan = lanAddress();
  if (lan === null) {
    console.warn('NOT TESTED: npm start -- --lan, since this machine has no address in a network.');
    test.skip();
    return;
  }
  const start = spawn('npm', ['start', '--', '--lan', '--no-open'], {
    cwd: projectFolder,
    env: { ...process.env, PORT: '0', REDIS_URL: '', HOST: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
    // npm starts a shell and the shell starts Node: all of them end as one group.
    detached: true,
  });
  const ended = once(start, 'exit');
  let output = '';
  start.stdout.on('data', (text: Buffer) => {
    output += text.toString();
  });
  try {
    const { port } = new URL(await printedAddress(start));
    const site = `http://${lan}:${port}/`;
    await expect.poll(() => output).toContain(`It is open to your network, too: ${site} `);

    // As a phone would: every step of it by the address in the network.
    const { id, url } = await openSandbox(site);
    await openLesson(page, url);
    await openPanel(page, 'Desk');
    await expect(page.getByRole('tabpanel')).toContainText(`${site}s/${id}/`);
    await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();

    // DNS rebinding: another name that leads to this very address.
    expect(await ask({ lan, port, host: `${lan}:${port}` })).toBe(200);
    for (const host of ['evil.example', `evil.example:${port}`, `${lan}.evil.example:${port}`, lan]) {
      expect(await ask({ lan, port, host }), host).toBe(421);
    }
  } finally {
    await page.close();
    if (start.pid !== undefined && start.exitCode === null) process.kill(-start.pid, 'SIGTERM');
    await ended;
  }
});

function lanAddress(): string | null {
  try {
    return findLanAddress();
  } catch {
    // It says that there is none.
    return null;
  }
}

function ask({ lan, port, host }: { lan: string; port: string; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: lan, port, path: '/', headers: { host }, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asking.on('error', reject);
    asking.end();
  });
}
