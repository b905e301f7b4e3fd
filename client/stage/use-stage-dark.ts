import { searchWith, useInAddress } from './use-in-address.ts';

/** Whether an address says that the stage is black: `?black`. */
export const isDarkInSearch = (search: string): boolean => new URLSearchParams(search).has('black');

/** The same address with the stage black, or lit. What else it says stays. */
export const searchWithDark = (search: string, isDark: boolean): string =>
  searchWith(search, 'black', isDark ? '1' : null);

/**
 * Whether the stage is black, kept in the address: whoever reloads because something is amiss must not show a room, for a moment or
 * for good, what they had taken out of its sight.
 */
export const useStageDark = () => useInAddress(isDarkInSearch, searchWithDark);
