import { emptyHanded, type HeldTokens } from '#shared/token/held-tokens.ts';
import { readOurToken } from '#shared/token/read-token.ts';
import { isRefreshToken } from '#shared/token/vocabulary.ts';
import type { Shelf } from './create-record.ts';

/**
 * Where a page of this sandbox keeps its token, as the pages of many a site do: as it is, for whoever reads this origin's storage.
 * Two entries of the sandbox's own; nobody else's are looked at.
 */
const keysOf = (sandboxId: string) => ({
  token: `coat-check:${sandboxId}:token`,
  refresh: `coat-check:${sandboxId}:refresh-token`,
});

/** For a browser that forbids storage: what the page keeps then lasts until it is closed. */
const inMemory = new Map<string, HeldTokens>();

/** What the page of a sandbox holds. What has not the form of our own is not there. */
export function heldInPage(sandboxId: string, shelf: () => Shelf = () => localStorage): HeldTokens {
  const known = inMemory.get(sandboxId);
  if (known) return known;
  const keys = keysOf(sandboxId);
  try {
    const [token, refresh] = [shelf().getItem(keys.token), shelf().getItem(keys.refresh)];
    return {
      token: token !== null && readOurToken(token) ? token : null,
      refresh: refresh !== null && isRefreshToken(refresh) ? refresh : null,
    };
  } catch {
    // The browser forbids the storage altogether, so that nothing is kept there.
    return emptyHanded;
  }
}

/** Keeps it in place of what was there. */
export function keepInPage(
  sandboxId: string,
  held: HeldTokens,
  shelf: () => Shelf = () => localStorage,
): void {
  const keys = keysOf(sandboxId);
  inMemory.delete(sandboxId);
  try {
    for (const name of ['token', 'refresh'] as const) {
      const value = held[name];
      if (value === null) shelf().removeItem(keys[name]);
      else shelf().setItem(keys[name], value);
    }
  } catch {
    inMemory.set(sandboxId, held);
  }
}
