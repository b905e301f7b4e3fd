/** Whose record a session's JSON is, where it says so; null where it does not. Text from outside, as it was. */
export const recordName = (record: string): string | null =>
  /"(?:name|username)"\s*:\s*"([^"\\]{1,40})"/.exec(record)?.[1] ?? null;
