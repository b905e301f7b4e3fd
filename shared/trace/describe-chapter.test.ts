import { expect, it } from 'vitest';
import { describeChapter } from './describe-chapter.ts';
import { toChapters } from './to-chapters.ts';
import { createTraceBuilder, curl, type TraceBuilder } from './trace-builder.ts';
import { loginExchange } from './trace-stories.ts';

const heard = (tell: (trace: TraceBuilder) => unknown, count?: number): string[] => {
  const trace = createTraceBuilder();
  tell(trace);
  return toChapters(trace.events.slice(0, count)).map(describeChapter);
};

it('is one sentence for all that an action caused', () => {
  expect(heard(loginExchange)).toEqual([
    'Log in as ada: 4 arrows, answered 200 OK and sets the cookie session_id',
  ]);
});

it('tells where somebody was sent, and what they got there', () => {
  const sentOn = (trace: TraceBuilder) => {
    const responseHeaders = [['Location', '/login']] as [string, string][];
    trace.exchange({ method: 'GET', path: '/dashboard', status: 302, reason: 'Found', responseHeaders });
    trace.exchange({ method: 'GET', path: '/login', status: 200, reason: 'OK' });
  };
  expect(heard(sentOn)).toEqual([
    'Open the dashboard (sent to log in): 4 arrows, answered 302 Found, then 200 OK',
  ]);
});

it('says so where there is no answer yet, and names whoever is not the browser', () => {
  const ask = (trace: TraceBuilder) =>
    trace.exchange({ actor: curl, method: 'GET', path: '/x', status: 404, reason: 'Not Found' });
  expect(heard(ask, 1)).toEqual(['curl, GET /x: 1 arrow, not answered yet']);
});

it('tells a note as it is', () => {
  expect(heard((trace) => trace.scriptReadsCookies())).toEqual([
    'A script in Browser’s page reads document.cookie and sees no cookie at all',
  ]);
});
