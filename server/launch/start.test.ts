import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { projectFolder } from './project-folder.mjs';

it('says that the port is busy before it installs or builds anything', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const address = taken.address();
  const port = address && typeof address === 'object' ? address.port : 0;

  const start = path.join(projectFolder, 'server', 'launch', 'start.mjs');
  const env = { ...process.env, PORT: String(port) };
  const { code, output } = await new Promise<{ code: unknown; output: string }>((resolve) => {
    execFile(process.execPath, [start], { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code, output: stdout + stderr }),
    );
  });
  expect(code).toBe(1);
  expect(output.trim()).toMatch(
    new RegExp(`^Could not open port ${port}: another program is using it\\. .*npm start`),
  );
});
