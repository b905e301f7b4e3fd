import { onTestFinished } from 'vitest';
import { type RunningServer, type StartOptions, startServer } from '../start-server.ts';
import { askServer } from './ask-server.ts';
import { type Asker, openSandbox, type TestSandbox } from './open-sandbox.ts';
import { standInPages } from './stand-in-pages.ts';

export type TestServer = RunningServer & {
  ask: Asker;
  openSandbox(): Promise<TestSandbox>;
};

/** The real server on a free port of 127.0.0.1, closed when the test ends. The pages are a stand-in; all else is real. */
export async function startTestServer(options: StartOptions = {}): Promise<TestServer> {
  const server = await startServer({
    sandboxesPerMinute: 10_000,
    graceMs: 500,
    clientFolder: standInPages(),
    ...options,
  });
  onTestFinished(() => server.close());
  const ask: Asker = (path, init) => askServer(server.port, path, init ?? {});
  return { ...server, ask, openSandbox: () => openSandbox(ask) };
}
