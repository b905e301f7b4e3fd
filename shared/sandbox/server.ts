import { z } from 'zod/mini';

/** The name of a simulated server: `A`, `B`. */
export const serverNameSchema = z.enum(['A', 'B']);
export type ServerName = z.infer<typeof serverNameSchema>;
