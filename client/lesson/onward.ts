/** Where the way leads from a beat: to the next one, or to another step, which has an address of its own. */
export type Onward =
  | { type: 'beat'; go: () => void }
  | { type: 'step'; href: string; label: string; leave: () => void };
