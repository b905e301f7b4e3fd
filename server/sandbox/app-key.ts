import { sessionIdOf } from '#shared/session/vocabulary.ts';
import { demoAppPrefix } from '../store/keys.ts';

/** A key of the demo app in the shared store: its name as the store knows it, and as the app does. */
export type AppKey = { whole: string; name: string; isSession: boolean };

/** A key by the name that the store knows; null for one that is none of the demo app's. */
export function toAppKey(sandboxId: string, whole: string): AppKey | null {
  const prefix = demoAppPrefix(sandboxId);
  if (!whole.startsWith(prefix)) return null;
  const name = whole.slice(prefix.length);
  return { whole, name, isSession: sessionIdOf(name) !== null };
}
