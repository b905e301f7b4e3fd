import { readFileSync } from 'node:fs';

/** CPU time that a process has used so far, from Linux' own books; NaN elsewhere, where it is only left out. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch (error) {
    if (process.platform === 'linux') throw error;
    return Number.NaN;
  }
}
