import { presenterKeySchema } from '#shared/api/stage-api.ts';

/** The key of a room that the end of an address brings, as in `#key=…`; null where it brings none. */
export const keyInHash = (hash: string): string | null => {
  const key = presenterKeySchema.safeParse(new URLSearchParams(hash.slice(1)).get('key'));
  return key.success ? key.data : null;
};
