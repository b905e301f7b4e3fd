import { parseArgs } from 'node:util';
import { Refusal } from './refusal.mjs';

export const startHelp = `npm start -- [options]

  --port <number>   where it listens, 0 for any free port (4444)
  --lan             listens on this machine's address in its network, too
  --no-open         opens no browser
  --help            this list

Settings by environment variables: see "Settings" in README.md.`;

/**
 * Reads what follows `npm start --`.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ port: string, dev: boolean, help: boolean }} the port: `--port` before `PORT`, else 4444
 * @throws {Refusal} for an option that does not exist, and a port that is none
 */
export function readStartOptions(args, env) {
  const { port: flag, dev, help } = readStartArguments(args);
  const port = (flag ?? env.PORT ?? '').trim() || '4444';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Refusal(
      `Could not open port "${port}": it is no number from 0 to 65535. Write for example npm start -- --port 4445.`,
    );
  }
  return { port, dev, help };
}

/**
 * @param {readonly string[]} args
 * @returns {{ port?: string | undefined, lan: boolean, dev: boolean, help: boolean }}
 * @throws {Refusal} for an option that does not exist
 */
export function readStartArguments(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        lan: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    // Node's first sentence says what is wrong; the rest is advice for programs that take file names.
    const [why] = String(error instanceof Error ? error.message : error).split(/\.(\s|$)/);
    throw new Refusal(`Could not start: ${why}. npm start -- --help lists the options.`);
  }
}
