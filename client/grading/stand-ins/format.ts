import util from 'util/';

/**
 * Node's `util.format` for the console of learners' code. The package for browsers prints an error without its stack,
 * and then nobody learns on which line it arose. Text that does not begin with a string is joined as Node does it.
 */
export function format(...args: unknown[]): string {
  const [first] = args;
  const shown = args.map((arg) => (arg instanceof Error ? showError(arg) : arg));
  if (typeof first === 'string') return util.format(...shown);
  return shown.map((arg) => (typeof arg === 'string' ? arg : util.inspect(arg))).join(' ');
}

/** Stack, then the error's own fields in braces, as Node prints it. */
function showError(error: Error): string {
  const head = `${error.name}: ${error.message}`;
  const stack = String(error.stack ?? '');
  const whole = /^ {4}at /m.test(stack) || stack === '' ? stack || head : `${head}\n${indented(stack)}`;
  const fields = Object.entries(error).map(
    ([name, value]) => `  ${name}: ${util.inspect(value).replaceAll('\n', '\n  ')}`,
  );
  return fields.length > 0 ? `${whole} {\n${fields.join(',\n')}\n}` : whole;
}

/** Firefox and Safari name frames as `handler@exercise.ts:12:3`, and leave out what the error says. */
const indented = (frames: string): string => frames.trimEnd().replace(/^/gm, '    at ');
