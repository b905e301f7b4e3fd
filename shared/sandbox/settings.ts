import { z } from 'zod';

/** Where sessions are kept: one Redis for all servers, each server's own memory, or a file on each server's own disk. */
export const storeKindSchema = z.enum(['redis', 'memory', 'disk']);
export type StoreKind = z.infer<typeof storeKindSchema>;

/** The name of a simulated server: `A`, `B`. */
export const serverNameSchema = z.enum(['A', 'B']);
export type ServerName = z.infer<typeof serverNameSchema>;

/** What a sandbox's cloakroom is like at the moment. */
export const sandboxSettingsSchema = z.object({
  servers: z.array(serverNameSchema).min(1).max(2),
  /** How requests are shared out: by turns, or each visitor always to the same server. */
  balancing: z.enum(['round-robin', 'sticky']),
  sessionsIn: storeKindSchema,
  /** How long a session lives: from its creation whatever happens, or from its last use. */
  timeout: z.enum(['absolute', 'idle']),
  /** False while the session store is taken down. */
  storeUp: z.boolean(),
});
export type SandboxSettings = z.infer<typeof sandboxSettingsSchema>;

/** How every sandbox begins. */
export const firstSettings: SandboxSettings = {
  servers: ['A'],
  balancing: 'round-robin',
  sessionsIn: 'redis',
  timeout: 'absolute',
  storeUp: true,
};
