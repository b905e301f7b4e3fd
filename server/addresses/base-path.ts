/** The path beneath which the whole product lies, with a slash at both ends: `/`, or what `PUBLIC_URL` has after its name. */
export function basePathOf(publicUrl: string | null): string {
  const path = publicUrl === null ? '/' : new URL(publicUrl).pathname;
  return path.endsWith('/') ? path : `${path}/`;
}

/** Where a sandbox's pages and its demo app lie, with a slash at its end. */
export const mountOf = (base: string, sandboxId: string): string => `${base}s/${sandboxId}/`;

/** The same for its controls. */
export const controlsOf = (base: string, sandboxId: string): string => `${base}api/sandboxes/${sandboxId}/`;
