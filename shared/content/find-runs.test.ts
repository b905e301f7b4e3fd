import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, logoutExchange, lookupExchange } from '../trace/trace-stories.ts';
import { findRuns } from './find-runs.ts';
import type { Beat, Step } from './lesson.ts';

const beat = (role: Beat['role']) => ({ role, observe: [] }) as unknown as Beat;
const step: Step = {
  id: 'a',
  title: 'A',
  beats: ([null, 'break', 'exploit', 'mend', 'again', 'compare'] as const).map(beat),
};
const events: readonly TraceEvent[] = [loginExchange, lookupExchange, logoutExchange].reduce(
  (trace, tell) => tell(trace),
  createTraceBuilder(),
).events;
const numbers = (run: readonly TraceEvent[] | null) => run?.map(({ number }) => number);

describe('findRuns', () => {
  it('cuts both out of the trace: from behind each switch to the end of the deed', () => {
    const { before, after } = findRuns(step, [1, 2, 5, 7, 9, null], events);
    expect(numbers(before)).toEqual([3, 4, 5]);
    expect(numbers(after)).toEqual([8, 9]);
  });

  it('knows none that has not ended, or whose switch nobody has seen', () => {
    const { before, after } = findRuns(step, [1, 2, null, null, 9, null], events);
    expect(before).toBeNull();
    expect(after).toBeNull();
  });
});
