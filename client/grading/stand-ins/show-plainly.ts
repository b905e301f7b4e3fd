import { Buffer } from 'buffer';
import { quote } from './quote.ts';

/** What is told in a word, if it has no fields. */
export function showPlainly(value: object): string | null {
  if (typeof value === 'function') return showFunction(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Error) return value.stack || `[${value.name}: ${value.message}]`;
  if (value instanceof String || value instanceof Number || value instanceof Boolean)
    return `[${nameOf(value)}: ${value instanceof String ? quote(String(value)) : value}]`;
  if (Buffer.isBuffer(value)) {
    const pairs = value.subarray(0, 50).toString('hex').match(/../g) ?? [];
    const more = value.length - 50;
    return `<Buffer${[...pairs, ...(more > 0 ? [`... ${more} more byte${more > 1 ? 's' : ''}`] : [])].map((each) => ` ${each}`).join('')}>`;
  }
  return value instanceof WeakMap || value instanceof WeakSet ? `${nameOf(value)} { <items unknown> }` : null;
}

function showFunction(act: object): string {
  const { name, constructor: kind } = act as { name: string; constructor: { name: string } };
  if (!/^class\b/.test(Function.prototype.toString.call(act)))
    return `[${kind.name}${name ? `: ${name}` : ' (anonymous)'}]`;
  const parent = (Reflect.getPrototypeOf(act) as { name?: string }).name;
  return `[class ${name || '(anonymous)'}${parent ? ` extends ${parent}` : ''}]`;
}

/** Of the class that a value is of. */
export function nameOf(value: object): string {
  const parent = Reflect.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  return parent ? parent.constructor?.name || 'Object' : '[Object: null prototype]';
}
