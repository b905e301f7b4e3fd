import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { hostFiles } from './host-files.mjs';
import { previewHelp, readPreviewOptions } from './preview-options.mjs';
import { projectFolder } from './project-folder.mjs';
import { Refusal } from './refusal.mjs';

/**
 * `npm run preview:static`: shows the static build at this machine, for whoever wants to look before publishing it.
 * @param {readonly string[]} args
 * @throws {Refusal} when there is nothing to show, or no place for it
 */
export async function runPreview(args) {
  const { port, base, help } = readPreviewOptions(args);
  if (help) return console.log(previewHelp);
  const folder = path.join(projectFolder, 'dist-static');
  if (!existsSync(path.join(folder, 'sw.js'))) {
    throw new Refusal('Could not show the static build: there is none. Run npm run build:static first.');
  }
  const host = hostFiles(folder, base);
  host.listen(port, '127.0.0.1');
  await once(host, 'listening').catch((/** @type {Error} */ error) => {
    throw new Refusal(
      `Could not open port ${port}: ${error.message}. Choose another one: -- --port ${port + 1}.`,
    );
  });
  const address = host.address();
  const open = typeof address === 'object' && address ? address.port : port;
  console.log(`The files are served: http://localhost:${open}${base}`);
}
