/** Lets a process end although this timer is set. A browser's timers are numbers, and keep nothing alive. */
export function unref(timer: ReturnType<typeof setTimeout> | number): void {
  if (typeof timer === 'object') timer.unref();
}
