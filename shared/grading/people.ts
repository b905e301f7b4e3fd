/** Somebody whom the exercises' `users.verify` knows. The password is public: it stands in graded tests. */
export type ExercisePerson = { id: number; username: string; password: string; role: string };

/** Everybody there is in an exercise. Ids are no list positions, so that a guessed id is noticed. */
export const people = {
  ada: { id: 11, username: 'ada', password: 'poetical-science', role: 'user' },
  grace: { id: 12, username: 'grace', password: 'nanosecond-wire', role: 'user' },
  admin: { id: 7, username: 'admin', password: 'keys-of-the-house', role: 'admin' },
  // A name and a role that every object has as a property: whoever looks in a plain object finds something there.
  constructor: { id: 13, username: 'constructor', password: 'a-name-like-any', role: 'user' },
  charles: { id: 14, username: 'charles', password: 'wheels-upon-wheels', role: 'constructor' },
} as const satisfies Record<string, ExercisePerson>;

export type PersonName = keyof typeof people;
