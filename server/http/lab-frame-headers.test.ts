import type { Request, Response } from 'express';
import { expect, it, vi } from 'vitest';
import { startTestServer } from '../testing/start-test-server.ts';
import { sendLabHeaders } from './lab-frame-headers.ts';

it('gives the lab’s frame a policy in which no server can be asked for anything', async () => {
  const set = vi.fn();
  const next = vi.fn();
  sendLabHeaders()({} as Request, { set } as unknown as Response, next);
  expect(next).toHaveBeenCalledOnce();
  expect(set.mock.calls[0]?.[0]['Content-Security-Policy']).toBe(
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; connect-src 'none'; " +
      "form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-scripts",
  );
});

it('serves the exercises’ pages, which may frame the lab and nothing else', async () => {
  const server = await startTestServer();
  for (const path of ['/exercises', '/exercises/challenge']) {
    const { status, headers } = await server.ask(path, { headers: { accept: 'text/html' } });
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("frame-src 'self';");
  }
});
