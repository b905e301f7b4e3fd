import { onTestFinished } from 'vitest';
import { type ServerProcess, type StartingProcess, spawnServer } from './spawn-server.ts';

/** The server as an operator starts it, in a process of its own on a free port, killed when the test ends. */
export function beginProcess(environment: Record<string, string> = {}): StartingProcess {
  const starting = spawnServer(environment);
  onTestFinished(async () => {
    starting.signal('SIGKILL');
    await starting.ended;
  });
  return starting;
}

export function startProcess(environment: Record<string, string> = {}): Promise<ServerProcess> {
  return beginProcess(environment).opened;
}
