import type { Actor } from './event.ts';

/** The learner's own, and whoever cannot be told from it. */
export const browser = { id: 'browser', kind: 'browser', name: 'Browser' } as const satisfies Actor;

/** Who runs the sandbox, for notes on its clock, servers and store. Files and the wire call the kind `house`. */
export const operator: Actor = { id: 'house', kind: 'house', name: 'Cloakroom' };
