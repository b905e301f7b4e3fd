import { expect, it } from 'vitest';
import { startTestServer } from '../testing/start-test-server.ts';

async function traceWith(trustedProxies: number) {
  const server = await startTestServer({ trustedProxies });
  const sandbox = await server.openSandbox();
  const headers = {
    'X-Forwarded-For': '192.0.2.7',
    'x-real-ip': '192.0.2.7',
    forwarded: 'for=192.0.2.7',
    'x-own': 'a',
  };
  await sandbox.ask('api/protected', { headers });
  return JSON.stringify(await sandbox.trace());
}

it('keeps a visitor’s address out of the trace where a proxy tells it', async () => {
  const trace = await traceWith(1);
  expect(trace).toContain('x-own');
  expect(trace).not.toContain('192.0.2.7');
});

it('leaves what somebody has written themselves where there is no proxy', async () => {
  expect((await traceWith(0)).match(/192\.0\.2\.7/g)).toHaveLength(3);
});
