import { type Asked, useAsked } from './use-asked.ts';

export type Fetched<Value> = Asked<Value> | { state: 'missing' };

/**
 * Fetches what an address names, with a function that gives null where nothing has that name, and rejects where it
 * cannot be fetched. For a component with the name as its `key`: what was fetched stays while another name is fetched.
 */
export const useFetched = <Value>(
  fetch: (name: string) => Promise<Value | null>,
  name: string,
): Fetched<Value> => {
  const asked = useAsked(fetch, name);
  if (asked.state !== 'here') return asked;
  const { value } = asked;
  return value === null ? { state: 'missing' } : { state: 'here', value };
};
