import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { isPortBusy } from './is-port-busy.mjs';
import { busyPortMessage } from './listen-address.mjs';
import { openBrowser, wantsBrowser } from './open-browser.mjs';
import { projectFolder } from './project-folder.mjs';
import { Refusal } from './refusal.mjs';
import { serveDev } from './serve-dev.mjs';
import { readStartOptions, startHelp } from './start-options.mjs';
import { whenAnswering } from './when-answering.mjs';

/**
 * `npm start` and `npm run dev`: installs and builds what is missing, then becomes the server.
 * @param {readonly string[]} args handed on to the server
 * @throws {Refusal} when something is in the way that a person can mend
 */
export async function runStart(args) {
  process.chdir(projectFolder);
  const { port, dev, help } = readStartOptions(args, process.env);
  if (help) return console.log(startHelp);
  const host = process.env.HOST?.trim() || '127.0.0.1';
  if (await isPortBusy(Number(port), host)) throw new Refusal(busyPortMessage(port));
  process.env.PORT = port;

  await ensureInstalled({ dev: false });
  if (!dev) {
    process.env.NODE_ENV ??= 'production';
    // Building is another process’s work: meanwhile this one reads the server's modules.
    await Promise.all([ensureBuilt(), readServer()]);
  }

  const terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY);
  if (Number(port) > 0 && wantsBrowser({ args, env: process.env, terminal, platform: process.platform })) {
    const url = `http://localhost:${port}/`;
    void whenAnswering(url).then(() => openBrowser(url));
  }
  await (dev ? serveDev(args) : serve());
}

async function readServer() {
  const { register } = await import('tsx/esm/api');
  register();
  await import('../start-server.ts');
}

/** Serves from this process: one process to stop, and Ctrl-C reaches the server's own handler. */
async function serve() {
  // biome-ignore lint/style/noRestrictedImports: this does not use the composition root, it runs it.
  await import('../main.ts');
}
