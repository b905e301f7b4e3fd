/** A beat in which a learner sees a wrong belief fail: the lesson, its step, and what is observed there, in the author's words. */
type Shown = { belief: string; lesson: string; step: string; says: string };

/** What is often believed about sessions, with the beat that shows otherwise. A test holds that each is there. */
export const whatBeatsShow: readonly Shown[] = [
  {
    belief: 'A login may go on with the id that is there.',
    lesson: 'a-number-on-your-hand',
    step: 'planted',
    says: 'The thief is served, as Ada',
  },
  {
    belief: 'Clearing the cookie is logging out.',
    lesson: 'the-torn-stub',
    step: 'tear-it',
    says: 'The thief is still served',
  },
  {
    belief: 'A new password ends all sessions.',
    lesson: 'the-torn-stub',
    step: 'still-inside',
    says: 'And whoever was inside still is',
  },
  {
    belief: 'Blocking an account works at once.',
    lesson: 'the-torn-stub',
    step: 'still-inside',
    says: 'And her phone is still served',
  },
  {
    belief: 'The cookie’s Max-Age is how long the session lives.',
    lesson: 'no-closing-time',
    step: 'a-year-later',
    says: 'After a year the thief’s copy still opens your page',
  },
  {
    belief: 'Another port is another site, so cookies do not meet.',
    lesson: 'a-number-on-your-hand',
    step: 'planted',
    says: 'The thief’s number is in Ada’s browser',
  },
  {
    belief: 'A cookie can be deleted by its name.',
    lesson: 'the-torn-stub',
    step: 'wrong-path',
    says: 'And are still known',
  },
  {
    belief: 'Closing the browser ends the session.',
    lesson: 'no-closing-time',
    step: 'closed-browser',
    says: 'The copy is let in all the same',
  },
  {
    belief: 'Sticky sessions solve it.',
    lesson: 'one-rack-each',
    step: 'always-the-same',
    says: 'The restart has cost her the session all the same',
  },
  {
    belief: 'Secure on plain http is simply safer.',
    lesson: 'the-number-in-the-hatband',
    step: 'a-word-too-many',
    says: 'The phone is a stranger',
  },
];
