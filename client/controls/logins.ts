/** The made-up people of the demo app, as lessons/README.md tells everybody. */
export const logins = [
  { username: 'ada', password: 'poetical-science' },
  { username: 'grace', password: 'nanosecond' },
  { username: 'linus', password: 'just-for-fun' },
  { username: 'admin', password: 'secret' },
] as const;
