import { readFileSync } from 'node:fs';
// Not the global ones: a host puts a clock of its own in their place.
import { clearInterval, setInterval } from 'node:timers';

const pageBytes = 4096;

/**
 * Calls back once when a process holds more memory than that, buffers included, which no flag of Node's limits. Where
 * there is no /proc (macOS, Windows) only the heap's own limit holds.
 */
export function watchMemory(
  pid: number | undefined,
  megabytes: number,
  onTooMuch: () => void,
): { stop(): void } {
  const timer = setInterval(() => {
    if (residentBytes(pid) <= megabytes * 1024 * 1024) return;
    clearInterval(timer);
    onTooMuch();
  }, 100);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

function residentBytes(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes;
  } catch {
    // No /proc, or the process is gone: nothing to hold against it.
    return 0;
  }
}
