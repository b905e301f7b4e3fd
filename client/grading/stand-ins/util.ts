import assert from 'assert';
import util from 'util/';
import { format } from './format.ts';
import { inspect } from './inspect.ts';

type Callback = (error: unknown, value?: unknown) => void;
type Act = (this: unknown, ...args: unknown[]) => unknown;

/** The package has a symbol of its own, and timers say by Node's how they are awaited. */
const custom = Symbol.for('nodejs.util.promisify.custom');

export const promisify = Object.assign(
  (act: unknown): unknown => {
    const own = Reflect.get(Object(act), custom);
    if (typeof own === 'function') return own;
    if (typeof act !== 'function')
      throw Object.assign(new TypeError('The "original" argument must be of type function.'), {
        code: 'ERR_INVALID_ARG_TYPE',
      });
    return function promisified(this: unknown, ...args: unknown[]): Promise<unknown> {
      return new Promise((resolve, reject) => {
        const done: Callback = (error, value) => (error ? reject(error) : resolve(value));
        Reflect.apply(act as Act, this, [...args, done]);
      });
    };
  },
  { custom },
);

export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  try {
    assert.deepStrictEqual(a, b);
    return true;
  } catch {
    return false;
  }
}

// Nothing in a browser tells a proxy.
export const types = { ...util.types, isProxy: () => false };

export { format, inspect };
export const { TextEncoder, TextDecoder } = globalThis;
export const {
  callbackify,
  debuglog,
  deprecate,
  inherits,
  isArray,
  isBoolean,
  isBuffer,
  isDate,
  isError,
  isFunction,
  isNull,
  isNullOrUndefined,
  isNumber,
  isObject,
  isPrimitive,
  isRegExp,
  isString,
  isSymbol,
  isUndefined,
} = util;
export default {
  ...util,
  TextEncoder,
  TextDecoder,
  format,
  inspect,
  isDeepStrictEqual,
  promisify,
  types,
};
