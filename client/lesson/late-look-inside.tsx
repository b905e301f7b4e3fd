import type { ComponentProps } from 'react';
import { late } from '../late/late.tsx';

/** The ways into the panels, for when something has happened: until then there are none. */
export const LookInside = late<ComponentProps<typeof import('./look-inside.tsx')['LookInside']>>({
  what: 'the ways into the panels',
  load: async () => (await import('./look-inside.tsx')).LookInside,
  meanwhile: (trouble) => trouble,
});
