import type { Writable } from 'node:stream';

/** Whoever was told to end may still have something to send, but gets no more. */
export const isOpen = (output: Writable) => !output.writableEnded && !output.destroyed;

/** Resolves when the reader takes data again, is gone, or has been let go for not reading. */
export function drained(output: Writable, stalledMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      output.off('drain', done);
      output.off('close', done);
      resolve();
    };
    const timer = setTimeout(() => output.destroy(), stalledMs);
    output.on('drain', done);
    output.on('close', done);
  });
}
