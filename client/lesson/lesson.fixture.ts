import type { Root } from 'hast';
import type { Beat, Lesson, Step } from '#shared/content/lesson.ts';
import type { Prediction } from '#shared/content/prediction.ts';

/** Paragraphs. */
export const prose = (...values: string[]): Root => ({
  type: 'root',
  children: values.map((value) => ({
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [{ type: 'text', value }],
  })),
});

/** A beat to read, unless it is given more. */
export const beatOf = (parts: Partial<Beat> = {}): Beat => ({
  role: null,
  say: prose('Read this.'),
  prediction: null,
  actions: [],
  sequenceLabel: null,
  watch: null,
  observe: [],
  told: null,
  more: [],
  question: null,
  ...parts,
});

export const stepOf = (id: string, ...beats: Partial<Beat>[]): Step => ({
  id,
  title: `Step ${id}`,
  beats: beats.map(beatOf),
});

export const lessonOf = (...steps: Step[]): Lesson => ({
  slug: 'one',
  title: 'One',
  summary: '',
  minutes: 1,
  remember: [],
  sandbox: {},
  mistake: null,
  moved: {},
  steps,
});

/** Hand in a coat, wrongly and rightly. */
export const guess = beatOf({
  say: prose('Guess the password.'),
  actions: [{ type: 'log-in', label: 'Try the guess', username: 'ada', password: 'guess' }],
  watch: 'How far does it get?',
  observe: [{ says: 'the guess is turned away', request: 'POST /api/login', status: 401, after: 'opened' }],
  told: prose('Nothing went on.'),
});
export const logIn = beatOf({
  say: prose('Now the right one.'),
  actions: [{ type: 'log-in', label: 'Hand in the coat', username: 'ada', password: 'poetical-science' }],
  observe: [{ says: 'the coat is taken', request: 'POST /api/login', status: '2xx', after: 'opened' }],
  told: prose('Your coat hangs.'),
});
/** Asks where the arrow goes from the server, when somebody logs in. */
export const whereTo: Prediction = {
  question: 'Where will the arrow go?',
  about: { route: 'POST /api/login', actor: 'browser', name: null },
  turn: 1,
  asks: 'lane',
  after: 'request',
};
export const lookUp = beatOf({
  say: prose('Show your ticket.'),
  actions: [{ type: 'request', label: 'Ask', route: 'GET /api/protected' }],
  observe: [{ says: 'you are known', request: 'GET /api/protected', status: 200 }],
});
