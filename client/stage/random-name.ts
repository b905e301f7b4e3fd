/** A name that nobody else has. `crypto.randomUUID` is there for https and localhost alone, and a class opens plain http. */
export const randomName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
