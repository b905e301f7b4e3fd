/**
 * An argument of a store's command as it can be sent to another realm: as the client would write it down, save that what
 * is a list, a map or a record stays one, since some commands take them.
 */
export function toSendable(argument: unknown): unknown {
  if (typeof argument === 'function' || typeof argument === 'symbol') return String(argument);
  if (typeof argument !== 'object' || argument === null) return argument;
  // A copy: of a view, all that lies around it would go along.
  if (argument instanceof Uint8Array) return new Uint8Array(argument);
  if (Array.isArray(argument)) return argument.map(toSendable);
  if (argument instanceof Map)
    return new Map([...argument].map(([key, value]) => [String(key), toSendable(value)]));
  // A record without a prototype has no words at all.
  const hasWords = typeof argument.toString === 'function' && argument.toString !== Object.prototype.toString;
  if (hasWords) return String(argument);
  return Object.fromEntries(Object.entries(argument).map(([key, value]) => [key, toSendable(value)]));
}
