/**
 * An object that refuses what it lacks by its name. However it is imported, `import x`, `import * as x` or `require`,
 * it is this very object.
 * @param refuse throws
 */
export function withLimits<Target extends object>(
  target: Target,
  lacks: readonly string[],
  refuse: (name: string) => never,
): Target {
  const limited: Target = new Proxy(target, {
    get(whole, name) {
      if (name === '__esModule') return true;
      if (name === 'default') return limited;
      const isLacking = typeof name === 'string' && lacks.includes(name) && !Object.hasOwn(whole, name);
      return isLacking ? refuse(name) : Reflect.get(whole, name);
    },
  });
  return limited;
}
