import { parseArgs } from 'node:util';
import { Refusal } from './refusal.mjs';

export const previewHelp = `npm run preview:static -- [options]

  --port <number>   where it listens, 0 for any free port (4445)
  --base <path>     beneath which path the files lie (/coat-check/)
  --help            this list

Serves dist-static/ as a host of plain files would. Build it first: npm run build:static.`;

/**
 * Reads what follows `npm run preview:static --`.
 * @param {readonly string[]} args
 * @returns {{ port: number, base: string, help: boolean }} `base` with a slash at both ends
 * @throws {Refusal} for an option that does not exist, a port that is none, a path that is none
 */
export function readPreviewOptions(args) {
  const { port, base, help } = readArguments(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Refusal(
      `Could not open port "${port}": it is no number from 0 to 65535. Write for example npm run preview:static -- --port 4446.`,
    );
  }
  const folders = base.split('/').filter((name) => name !== '');
  if (folders.some((name) => !/^[\w.~-]+$/.test(name) || /^\.+$/.test(name))) {
    throw new Refusal(
      `Could not lay the files beneath "${base}": it is no path of letters, digits, dots and hyphens. Write for example --base /coat-check/.`,
    );
  }
  return { port: Number(port), base: ['', ...folders, ''].join('/'), help };
}

/**
 * @param {readonly string[]} args
 * @throws {Refusal}
 */
function readArguments(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4445' },
        base: { type: 'string', default: '/coat-check/' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    // Node's first sentence says what is wrong; the rest is advice for programs that take file names.
    const [why] = String(error instanceof Error ? error.message : error).split(/\.(\s|$)/);
    throw new Refusal(`Could not start: ${why}. npm run preview:static -- --help lists the options.`);
  }
}
