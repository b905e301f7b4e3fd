import type { ApiErrorCode } from '#shared/api/sandbox-api.ts';

/** What a page is told that no build can know. */
export type PageSettings = {
  /** How long a cloakroom stays open without a visitor. */
  idleSeconds: number;
  /** The path beneath which the product lies, with a slash at both ends. */
  base: string;
  /** Why whoever navigates here is turned away; of the closed list, so that it needs no escaping. */
  refusal?: ApiErrorCode | undefined;
};

/** Writes the settings into the page that starts the client, and the base before the addresses of its files. */
export const tellSettings = (
  html: string,
  { idleSeconds, base, refusal = undefined }: PageSettings,
): string =>
  html
    .replace(/(<meta name="refusal" content=")(?=")/, `$1${refusal ?? ''}`)
    .replace(/(<meta name="idle-seconds" content=")\d+(?=")/, `$1${idleSeconds}`)
    .replace(/(<meta name="base-path" content=")\/(?=")/, `$1${base}`)
    .replace(/( (?:src|href)=")\/(?!\/)/g, `$1${base}`);
