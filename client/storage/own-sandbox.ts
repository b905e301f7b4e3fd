import { z } from 'zod/mini';
import { sandboxIdSchema } from '#shared/api/sandbox-api.ts';
import { createRecord } from './create-record.ts';

const ownSandboxSchema = z.object({ sandboxId: sandboxIdSchema });
export type OwnSandbox = z.infer<typeof ownSandboxSchema>;

/** The sandbox that this browser opened last. One that somebody else has shown it is not its own. */
export const ownSandboxRecord = createRecord('own-sandbox', ownSandboxSchema);
