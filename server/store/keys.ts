import { serverNameSchema } from '#shared/sandbox/server.ts';

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

/** Hash: what one simulated server has in its own memory, or on its own disk; no file of the machine that this runs on. */
export function ownStoreKey(sandboxId: string, where: 'memory' | 'disk', server: string): string {
  return `${sandboxPrefix(sandboxId)}own-${where}:${server}`;
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
    /** Hash: settings, the clock's offset, how often each server has begun anew, and the key that seals tokens. */
    state: `${prefix}state`,
    /** Hash: whose turn it is, and which server each visitor was given. */
    balance: `${prefix}balance`,
    /** Hash of the real devices that have acted, by the secret that each was given. */
    visitors: `${prefix}visitors`,
    /** Hash of the devices that are played here. */
    devices: `${prefix}devices`,
    /** Hash of their cookie jars, and of the tokens that they keep. */
    jars: `${prefix}jars`,
    /** The code of the room that is open here. */
    room: `${prefix}room`,
    /** List of the questions that its rooms were asked, with how many said what. It outlives the rooms. */
    results: `${prefix}results`,
    /** Held by whoever is moving the clock; expires by itself. */
    clockLock: `${prefix}clock-lock`,
    /** Channel that rings when the trace has grown. */
    doorbell: `${prefix}doorbell`,
  };
}

/** Where a room keeps its things, in one slot as well. */
export function roomKeys(code: string) {
  const prefix = `coatcheck:room:{${code}}:`;
  return {
    /** Hash: whose it is, what is shown, what its guests may do, and when it is to close. */
    state: `${prefix}state`,
    /** Sorted set of the guests who have a place, scored by the time until which it is kept for them. */
    places: `${prefix}places`,
    /** Sorted set of their connections, scored by the time until which whoever serves one vouches for it. */
    present: `${prefix}present`,
    /** Hash of the sandboxes that guests were given, by guest. */
    own: `${prefix}own`,
    /** Hash of what each guest has answered to the question that is put now. */
    votes: `${prefix}votes`,
    /** Hash of the names of guests who are stuck, and of the beat at which each is in a sandbox of their own. */
    hands: `${prefix}hands`,
    beats: `${prefix}beats`,
    /** Hash of the names of guests who ask to come to the presenter's counter, and of what each was answered. */
    entries: `${prefix}entries`,
    /** Hash of the exercise that each guest has run last, and the checks that failed. */
    checks: `${prefix}checks`,
    /** Channel that rings when there is something to tell the guests. */
    doorbell: `${prefix}doorbell`,
  };
}

/** Channel on which the stage of a room and its presenter's windows speak. It holds nothing. */
export const stageLineChannel = (code: string): string => `coatcheck:room:{${code}}:line`;

/** Sorted set of all rooms, scored by the time at which each ends. */
export const ROOMS_KEY = 'coatcheck:rooms';

/** Sorted set of all sandboxes, scored by the time at which each expires. */
export const SANDBOXES_KEY = 'coatcheck:sandboxes';

/** Sorted set of the session keys of all sandboxes, scored by the time at which each will expire. */
export const EXPIRIES_KEY = 'coatcheck:expiries';

/** Channel on which every process hears of a clock that was moved: the sandbox, and how far its clock is ahead. */
export const CLOCKS_CHANNEL = 'coatcheck:clocks';

/** Sorted set of the sandboxes that have recorded much, scored by how many bytes their traces take. */
export const RECORDED_KEY = 'coatcheck:recorded';

/** Held by the one process that sweeps. */
export const SWEEPER_KEY = 'coatcheck:sweeper';

/** Written when somebody asks whether the store takes anything. */
export const READY_KEY = 'coatcheck:ready';

/** What whoever looks after the processes has to show to each of them, where no setting says. */
export const HOST_TOKEN_KEY = 'coatcheck:host-token';

/** How many sandboxes one client address has asked for in the current minute. */
export function creationsKey(address: string): string {
  return `coatcheck:creations:${address}`;
}

/** All that a sandbox keeps beside its meta and the demo app's keys; each part may be missing. */
export function sideKeys(sandboxId: string): string[] {
  const { trace, total, state, balance, visitors, devices, jars, room, results } = sandboxKeys(sandboxId);
  const own = serverNameSchema.options.flatMap((server) => [
    ownStoreKey(sandboxId, 'memory', server),
    ownStoreKey(sandboxId, 'disk', server),
  ]);
  return [trace, total, state, balance, visitors, devices, jars, room, results, ...own];
}
