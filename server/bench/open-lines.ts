import { execFileSync } from 'node:child_process';

/** What a process has open besides its lines: files, its store, the loader's connections. */
const BESIDES = 200;

/** How many files, and so connections, a process that is started here may have open. Node raises its own limit to the highest it may. */
export const openFilesAllowed = (): number => {
  const said = execFileSync('/bin/sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim();
  return said === 'unlimited' ? Number.POSITIVE_INFINITY : Number(said);
};

/** Why so many connections cannot be had here, and what to do; null where they can. */
export const whyNotSoMany = (lines: number, allowed: number = openFilesAllowed()): string | null =>
  allowed >= lines + BESIDES
    ? null
    : `Could not hold ${lines.toLocaleString('en-GB')} connections: a process may have ${allowed.toLocaleString('en-GB')} files open here. Raise that with "ulimit -n ${lines + BESIDES}" and start again.`;
