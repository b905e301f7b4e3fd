import { type ServerName, serverNameSchema } from '#shared/sandbox/server.ts';
import type { StoreKind } from '#shared/sandbox/settings.ts';
import { sessionIdOf } from '#shared/session/vocabulary.ts';
import { demoAppPrefix, diskPrefix, memoryPrefix } from '../store/keys.ts';
import type { SandboxState } from './sandbox-state.ts';

/** A key of the demo app: its name as the store knows it, as the app does, and where the app believes it to be. */
export type AppKey = {
  whole: string;
  name: string;
  store: StoreKind;
  server: ServerName;
  isSession: boolean;
};

/** Where a key of the demo app lies; null for what a server had in its memory in an earlier life. */
export function toAppKey(
  sandboxId: string,
  whole: string,
  { lives }: Pick<SandboxState, 'lives'>,
): AppKey | null {
  const places: [string, StoreKind, ServerName][] = [[demoAppPrefix(sandboxId), 'redis', 'A']];
  for (const server of serverNameSchema.options) {
    places.push([memoryPrefix(sandboxId, server, lives[server]), 'memory', server]);
    places.push([diskPrefix(sandboxId, server), 'disk', server]);
  }
  for (const [prefix, store, server] of places) {
    if (!whole.startsWith(prefix)) continue;
    const name = whole.slice(prefix.length);
    return { whole, name, store, server, isSession: sessionIdOf(name) !== null };
  }
  return null;
}
