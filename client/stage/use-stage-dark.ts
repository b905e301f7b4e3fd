import { useCallback, useState } from 'react';

/** Whether an address says that the stage is black: `?black`. */
export const isDarkInSearch = (search: string): boolean => new URLSearchParams(search).has('black');

/** The same address with the stage black, or lit. What else it says stays. */
export const searchWithDark = (search: string, isDark: boolean): string => {
  const words = new URLSearchParams(search);
  if (isDark) words.set('black', '1');
  else words.delete('black');
  const text = words.toString();
  return text ? `?${text}` : '';
};

/**
 * Whether the stage is black, kept in the address: whoever reloads because something is amiss must not show a room, for a moment or
 * for good, what they had taken out of its sight. `setDark` stays the same function.
 */
export const useStageDark = (): readonly [boolean, (isDark: boolean) => void] => {
  const [isDark, setDark] = useState(() => isDarkInSearch(location.search));
  const darken = useCallback((next: boolean) => {
    setDark(next);
    const search = searchWithDark(location.search, next);
    history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
  }, []);
  return [isDark, darken];
};
