import type { Headers } from './event.ts';

/** All values of one header, in wire order; names differ in case only by taste (RFC 9110, section 5.1). */
export const headerValues = (headers: Headers, name: string): string[] =>
  headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
