import util from 'util/';

export const { TextEncoder, TextDecoder } = globalThis;
export const {
  callbackify,
  debuglog,
  deprecate,
  format,
  inherits,
  inspect,
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
  promisify,
  types,
} = util;
export default { ...util, TextEncoder, TextDecoder };
