import { expect, it } from 'vitest';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { wrongPasswordExchange } from '../trace/trace-stories.ts';
import { observe } from './is-observed.ts';
import { parseLesson } from './parse-lesson.ts';
import { tellOpenStep } from './tell-open-step.ts';

const lesson = `---
title: T
summary: S
minutes: 1
---

::::step{#hand-in title="Hand in"}
Log in.

:::caption
C.
:::

::log-in{label="Hand in the coat" username=ada password="wrong"}

\`\`\`yaml observe
- says: A wrong password is refused
  request: POST /api/login
  status: 401
- says: The server let you in
  request: POST /api/login
  status: 200
\`\`\`
::::
`;

it('says where a step is, what it waits for, what was pressed and what came of it', () => {
  const [step] = parseLesson(lesson, { slug: 'x', file: 'x' }).steps;
  if (!step) throw new Error('the example has no step');
  const { events } = wrongPasswordExchange(createTraceBuilder());
  const told = tellOpenStep('the-coat-check', step, { done: observe(step.observe, events), events });
  expect(told).toBe(
    [
      'Step "hand-in" of the lesson "the-coat-check" does not turn green by its own actions. It still waits for:',
      '  ☐ The server let you in',
      'These were pressed, in this order:',
      '  Hand in the coat',
      'The trace ends with:',
      '  1 Browser asks Server A: POST /api/login as ada',
      '  2 Server A answers Browser: 401 Unauthorized',
    ].join('\n'),
  );
});
