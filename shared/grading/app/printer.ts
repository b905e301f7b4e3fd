/** How much of what a text prints is kept. */
const capacity = 64 * 1024;
const batch = 8 * 1024;

type Printer = { reset(): void; flush(): void; print(text: string): void };

/**
 * Takes over the realm's console. What is beyond the cap is dropped before it is even formatted, so that a million
 * lines cost next to nothing.
 * @param format as Node's `util.format`
 */
export function installPrinter(
  console: Console,
  format: (...args: unknown[]) => string,
  send: (text: string) => void,
): Printer {
  let room = capacity;
  let waiting = '';

  const flush = () => {
    if (waiting) send(waiting);
    waiting = '';
  };
  const print = (text: string) => {
    if (room <= 0) return;
    const clean = text.slice(0, room).replace(controls, '');
    room -= text.length;
    waiting += room > 0 ? clean : `${clean}\n… and more, which is not kept.\n`;
    if (waiting.length > batch) flush();
  };
  const line = (...args: unknown[]) => {
    if (room > 0) print(`${format(...args)}\n`);
  };
  for (const name of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'table', 'group'] as const) {
    console[name] = line;
  }
  console.assert = (isSo, ...args) => {
    if (!isSo) line('Assertion failed', ...args);
  };
  // A browser's own console would show these to nobody here, and Node's would print them.
  for (const name of silent) console[name] = () => undefined;

  return {
    print,
    flush,
    reset() {
      waiting = '';
      room = capacity;
    },
  };
}

const silent = ['clear', 'count', 'countReset', 'groupEnd', 'time', 'timeEnd', 'timeLog'] as const;

/** Colours, cursor movements and other control characters, which a terminal would obey. */
const controls = /\p{Cc}\[[0-9;?]*[ -/]*[@-~]|(?![\n\t])\p{Cc}/gu;
