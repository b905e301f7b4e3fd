/**
 * Where a sandbox keeps its things. The braces are a Redis Cluster hash tag: all keys of one sandbox live in one slot,
 * so that its transactions work there too.
 */
export function sandboxPrefix(sandboxId: string): string {
  return `coatcheck:{${sandboxId}}:`;
}

/** The demo app's own key space within a sandbox: it sees `session:<id>`, the store holds this prefix before it. */
export function demoAppPrefix(sandboxId: string): string {
  return `${sandboxPrefix(sandboxId)}app:`;
}

export function sandboxKeys(sandboxId: string) {
  const prefix = sandboxPrefix(sandboxId);
  return {
    /** Exists as long as the sandbox does. */
    meta: `${prefix}meta`,
    /** List of the newest events as JSON; the last of them has the number `total`. */
    trace: `${prefix}trace`,
    /** How many events there ever were, those included that the cap has let go. */
    total: `${prefix}total`,
    /** Set of the names of keys that the demo app has written, whole as the store knows them. */
    appKeys: `${prefix}app-keys`,
    /** Channel that rings when the trace has grown. */
    doorbell: `${prefix}doorbell`,
  };
}

/** Sorted set of all sandboxes, scored by the time at which each expires. */
export const SANDBOXES_KEY = 'coatcheck:sandboxes';

/** Held by the one process that sweeps. */
export const SWEEPER_KEY = 'coatcheck:sweeper';

/** How many sandboxes one client address has asked for in the current minute. */
export function creationsKey(address: string): string {
  return `coatcheck:creations:${address}`;
}
