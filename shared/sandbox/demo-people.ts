/**
 * The made-up people of the demo app. Their passwords are public, as `lessons/README.md` tells everybody; the app itself
 * keeps hashes only. (Exercises have people of their own.)
 */
export const demoPeople = [
  { id: 2, username: 'ada', role: 'member', password: 'poetical-science' },
  { id: 3, username: 'grace', role: 'member', password: 'nanosecond' },
  { id: 4, username: 'linus', role: 'member', password: 'just-for-fun' },
  { id: 1, username: 'admin', role: 'admin', password: 'secret' },
] as const;

/** Empty for somebody whom the demo app does not know. */
export const demoPasswordOf = (username: string): string =>
  demoPeople.find((person) => person.username === username)?.password ?? '';
