import { useSyncExternalStore } from 'react';
import type { DrawerPlace } from './drawer-state.ts';

/** From these widths on, widest first; `lesson-page.css` knows them too. */
const places: readonly (readonly [query: string, place: DrawerPlace])[] = [
  ['(min-width: 112.5rem)', 'stands'],
  ['(min-width: 80rem)', 'beside'],
];

const placeNow = (): DrawerPlace => places.find(([query]) => matchMedia(query).matches)?.[1] ?? 'covers';

const subscribe = (listener: () => void) => {
  const queries = places.map(([query]) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
};

/** Where a lesson's drawer is at the window's present width. */
export const useDrawerPlace = (): DrawerPlace => useSyncExternalStore(subscribe, placeNow);
