import type { SandboxSettings } from '#shared/sandbox/settings.ts';
import { changeSettings } from '../../requests/controls-api.ts';
import { borrowedSettings } from '../../storage/borrowed-settings.ts';
import { underLock } from './under-lock.ts';

/** Sets all that can be set. @returns what went wrong; `isGone` where there is no such sandbox any more */
type Arrange = (
  sandboxId: string,
  settings: SandboxSettings,
) => Promise<{ message: string; isGone: boolean } | null>;

const arrangeThere: Arrange = async (sandboxId, settings) => {
  const answer = await changeSettings(sandboxId, settings);
  if (answer.ok) return null;
  const { code, message } = answer.refusal;
  return { message, isGone: code === 'sandbox-not-found' };
};

/** Remembers what a sandbox is like before it is changed; what was remembered already is older, and stays. */
export function borrow(sandboxId: string, settings: SandboxSettings, record = borrowedSettings()): void {
  const kept = readAll(record);
  if (!Object.hasOwn(kept, sandboxId)) record.write({ ...kept, [sandboxId]: settings });
}

/** What a sandbox was like before, if that was not put back yet. */
export const borrowedFrom = (sandboxId: string, record = borrowedSettings()): SandboxSettings | null =>
  readAll(record)[sandboxId] ?? null;

/**
 * Makes a sandbox as it was before a question was run in it; does nothing where that was put back. It stays remembered until
 * it is done. @returns what went wrong, null when nothing did
 */
export async function putBack(
  sandboxId: string,
  { arrange = arrangeThere, record = borrowedSettings() } = {},
): Promise<string | null> {
  const settings = borrowedFrom(sandboxId, record);
  if (!settings) return null;
  const trouble = await arrange(sandboxId, settings);
  if (trouble && !trouble.isGone) return trouble.message;
  const { [sandboxId]: _, ...others } = readAll(record);
  if (Object.keys(others).length > 0) record.write(others);
  else record.remove();
  return null;
}

/** The same for a page that has just come: a question may have been left half-way, unless another tab is at it now. */
export const putBackIfLeft = (sandboxId: string): Promise<void> =>
  underLock(sandboxId, { isForNow: true }, () => putBack(sandboxId).then(() => undefined));

const readAll = (record: ReturnType<typeof borrowedSettings>): Record<string, SandboxSettings> => {
  const kept = record.read();
  return kept.state === 'kept' ? kept.value : {};
};
