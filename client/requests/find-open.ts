import type { KeptRecord } from '../storage/create-record.ts';
import type { Refusal } from './ask.ts';
import { fetchStatus } from './sandbox-api.ts';

export type FoundOpen<Value> =
  | { state: 'none' }
  | { state: 'open'; value: Value }
  /** Nobody can say now whether it is still there. */
  | { state: 'unknown'; refusal: Refusal };

/** The sandbox that a record remembers, if it is still open. Forgets one that is gone. */
export const findOpen = async <Value extends { sandboxId: string }>(
  record: KeptRecord<Value>,
): Promise<FoundOpen<Value>> => {
  const kept = record.read();
  if (kept.state !== 'kept') return { state: 'none' };
  const { value } = kept;
  const answer = await fetchStatus(value.sandboxId);
  if (answer.ok) return { state: 'open', value };
  if (answer.refusal.code !== 'sandbox-not-found') return { state: 'unknown', refusal: answer.refusal };
  record.remove();
  return { state: 'none' };
};
