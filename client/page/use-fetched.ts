import { useEffect, useState } from 'react';

export type Fetched<Value> = { state: 'loading' | 'missing' | 'failed' } | { state: 'here'; value: Value };

/**
 * Fetches what an address names, with a function that gives null where nothing has that name, and rejects where it
 * cannot be fetched. For a component with the name as its `key`: what was fetched stays while another name is fetched.
 */
export const useFetched = <Value>(
  fetch: (name: string) => Promise<Value | null>,
  name: string,
): Fetched<Value> => {
  const [fetched, setFetched] = useState<Fetched<Value>>({ state: 'loading' });
  useEffect(() => {
    let isWanted = true;
    fetch(name).then(
      (value) => isWanted && setFetched(value === null ? { state: 'missing' } : { state: 'here', value }),
      () => isWanted && setFetched({ state: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [fetch, name]);
  return fetched;
};
