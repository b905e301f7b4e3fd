import type { Headers } from '../trace/event.ts';
import { MASK, maskQuery } from './mask-secrets.ts';

/** Hides passwords in header lines: credentials whole, and in addresses what a form may have put into their query. */
export function maskHeaders(headers: Headers): Headers {
  return headers.map(([name, value]) => [name, maskHeader(name.toLowerCase(), value)]);
}

function maskHeader(name: string, value: string): string {
  switch (name) {
    case 'authorization':
    case 'proxy-authorization':
      return MASK;
    case 'referer':
    case 'location':
      return maskQuery(value);
    default:
      return value;
  }
}
