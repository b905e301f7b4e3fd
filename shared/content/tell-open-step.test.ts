import { expect, it } from 'vitest';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { wrongPasswordExchange } from '../trace/trace-stories.ts';
import { findMoments } from './observe-steps.ts';
import { readLesson } from './parse-lesson.ts';
import { tellOpenStep } from './tell-open-step.ts';

const text = `---
title: T
summary: S
minutes: 1
---

::::step{#hand-in title="Hand in"}
::log-in{label="Hand in the coat" username=ada password="wrong"}

\`\`\`yaml observe
- says: A wrong password is refused
  request: POST /api/login
  status: 401
- says: The server let you in
  request: POST /api/login
  status: 200
\`\`\`

---

::request{label="Ask" route="GET /api/protected"}
::::
`;

it('says which lines of the file wait, what was pressed and what came of it', () => {
  const file = 'lessons/01-x/lesson.md';
  const { lesson, lines } = readLesson(text, { slug: 'x', file, places: new Set() });
  const { events } = wrongPasswordExchange(createTraceBuilder());
  const moments = findMoments(lesson.steps, events, { openedAt: { 'hand-in': 0 } }).get('hand-in') ?? [];
  const [step] = lesson.steps;
  expect(step && tellOpenStep(step, { file, lines, moments, events })).toBe(
    [
      'The step "hand-in" is not done by its own actions. It still waits for:',
      '  lessons/01-x/lesson.md:14 ☐ The server let you in',
      '  lessons/01-x/lesson.md:21 ☐ Ask',
      'These were pressed, in this order:',
      '  lessons/01-x/lesson.md:8 Hand in the coat',
      '  lessons/01-x/lesson.md:21 Ask',
      'The trace ends with:',
      '  1 Browser asks Server A: POST /api/login as ada',
      '  2 Server A answers Browser: 401 Unauthorized',
    ].join('\n'),
  );
});
