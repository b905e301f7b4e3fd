import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { hostFiles } from '../../server/launch/host-files.mjs';
import { projectFolder } from '../../server/launch/project-folder.mjs';
import type { Served } from './serve.ts';

/** The path beneath which the files lie, as on most hosts. */
const base = '/coat-check/';

/** Serves the static build, or a copy of it, as a dumb host would, beneath a path. No other process of the product runs. */
export async function serveStatic(
  folder = join(projectFolder, 'dist-static'),
): Promise<Served & { asked: ReadonlySet<string> }> {
  if (!existsSync(join(folder, 'sw.js')))
    throw new Error('Could not serve the static build: there is none. Run npm run build:static first.');
  let host = hostFiles(folder, base);
  const asked = new Set<string>();
  host.on('request', ({ url }) => asked.add(url?.slice(base.length) ?? ''));
  const open = async (port: number) => {
    host.listen(port, '127.0.0.1');
    await once(host, 'listening');
    return (host.address() as AddressInfo).port;
  };
  const close = async () => {
    if (!host.listening) return;
    host.closeAllConnections();
    host.close();
    await once(host, 'close');
  };
  const port = await open(0);
  const url = `http://localhost:${port}${base}`;
  return {
    url,
    address: url,
    redisUrl: null,
    /** Which files were asked for until it was restarted, by their path in the folder. */
    asked,
    async restart() {
      await close();
      host = hostFiles(folder, base);
      await open(port);
    },
    kill: close,
    stop: close,
  };
}
