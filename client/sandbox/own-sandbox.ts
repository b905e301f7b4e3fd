import { z } from 'zod';
import { sandboxIdSchema } from '#shared/sandbox/api.ts';
import { createRecord } from '../storage/create-record.ts';
import type { Refusal } from './ask.ts';
import { fetchStatus } from './sandbox-api.ts';

/** The sandbox that this browser opened last. One that somebody else has shown it is not its own. */
export const ownSandboxRecord = createRecord('own-sandbox', z.object({ sandboxId: sandboxIdSchema }));

export type OwnSandbox =
  | { state: 'none' }
  | { state: 'open'; sandboxId: string }
  /** Nobody can say now whether it is still there. */
  | { state: 'unknown'; refusal: Refusal };

/** The browser's own sandbox, if it is still open. Forgets one that is gone. */
export const findOwnSandbox = async (): Promise<OwnSandbox> => {
  const kept = ownSandboxRecord.read();
  if (kept.state !== 'kept') return { state: 'none' };
  const { sandboxId } = kept.value;
  const answer = await fetchStatus(sandboxId);
  if (answer.ok) return { state: 'open', sandboxId };
  if (answer.refusal.code !== 'sandbox-not-found') return { state: 'unknown', refusal: answer.refusal };
  ownSandboxRecord.remove();
  return { state: 'none' };
};
