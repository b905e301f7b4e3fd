/** What an address begins with, such as `https`; null for one without. */
export const schemeOf = (url: string): string | null =>
  // Browsers drop control characters and spaces inside a scheme, so they may not hide one here.
  /^([a-z][a-z0-9+.-]*):/i.exec([...url].filter((character) => character > ' ').join(''))?.[1] ?? null;
