import type { Refuse } from './lab-limits.ts';
import { toSentence } from './offer-crypto.ts';
import { processNames } from './offered-names.ts';
import { withLimits } from './with-limits.ts';

export type RealProcess = Readonly<Record<string, unknown>>;

/**
 * What of Node's `process` both realms have, as an object of its own: what a learner's code does to it, and what it
 * hears there, reaches neither the realm nor whoever drives it.
 * @param emitter a new one of `node:events`
 * @param print gets what is written to either stream
 */
export function offerProcess(
  real: RealProcess,
  emitter: object,
  { refuse, print }: { refuse: Refuse; print(text: string): void },
): object {
  const stream = () => ({
    isTTY: false,
    write(text: unknown) {
      print(String(text));
      return true;
    },
  });
  const bound = processNames.has.map((name) => {
    const value = real[name];
    // `hrtime` has a function on it.
    return [name, typeof value === 'function' && name !== 'hrtime' ? value.bind(real) : value];
  });
  const own = {
    argv: ['node', 'exercise.ts'],
    env: { NODE_ENV: 'production' },
    execArgv: [],
    exitCode: undefined,
    // Two servers must not differ by their number, or an id made from it would look random.
    pid: 4242,
    ppid: 1,
    stderr: stream(),
    stdout: stream(),
    title: 'node',
  };
  const offered = Object.assign(emitter, Object.fromEntries(bound), own);
  return withLimits(offered, processNames.lacks, (name) => refuse(toSentence(`process.${name}`)));
}
