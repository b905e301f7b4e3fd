import { inspect } from './inspect.ts';

/**
 * Node's `util.format`, for the console of learners' code too. An error is told with its stack, or nobody learns on
 * which line it arose.
 */
export function format(...args: unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first !== 'string') return args.map(say).join(' ');
  if (rest.length === 0) return first;
  const filled = first.replace(/%([sdifjoOc%])/g, (place, kind: string) => {
    if (kind === '%') return '%';
    return rest.length === 0 ? place : fill(kind, rest.shift());
  });
  return [filled, ...rest.map(say)].join(' ');
}

const say = (value: unknown): string =>
  typeof value === 'string' ? value : (showError(value) ?? inspect(value));

function fill(kind: string, value: unknown): string {
  switch (kind) {
    case 's':
      return sayShortly(value);
    case 'd':
      return sayNumber(value, Number);
    case 'i':
      return sayNumber(value, (given) => Number.parseInt(String(given), 10));
    case 'f':
      return typeof value === 'symbol' ? 'NaN' : String(Number.parseFloat(String(value)));
    case 'j':
      return sayJson(value);
    case 'c':
      return '';
    default:
      return showError(value) ?? inspect(value, { depth: kind === 'o' ? 4 : 2 });
  }
}

function sayShortly(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  // What says itself how it is to be read is asked.
  const says = Reflect.get(value, 'toString');
  const isOwn =
    typeof says === 'function' && says !== Object.prototype.toString && says !== Array.prototype.toString;
  if (value instanceof Error || (isOwn && !(value instanceof Date))) return String(value);
  return inspect(value, { depth: 0 });
}

function sayNumber(value: unknown, toNumber: (value: unknown) => number): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol' || (typeof value === 'object' && value !== null && toNumber === Number))
    return 'NaN';
  const number = toNumber(value);
  return Object.is(number, -0) ? '-0' : String(number);
}

function sayJson(value: unknown): string {
  try {
    return String(JSON.stringify(value));
  } catch {
    return '[Circular]';
  }
}

/** Stack, then the error's own fields in braces, as Node prints it; null for what is no error. */
function showError(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const head = `${error.name}: ${error.message}`;
  const stack = String(error.stack ?? '');
  const whole = /^ {4}at /m.test(stack) || stack === '' ? stack || head : `${head}\n${indented(stack)}`;
  const fields = Object.entries(error).map(
    ([name, value]) => `  ${name}: ${inspect(value).replaceAll('\n', '\n  ')}`,
  );
  return fields.length > 0 ? `${whole} {\n${fields.join(',\n')}\n}` : whole;
}

/** Firefox and Safari name frames as `handler@exercise.ts:12:3`, and leave out what the error says. */
const indented = (frames: string): string => frames.trimEnd().replace(/^/gm, '    at ');
