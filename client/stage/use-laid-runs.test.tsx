// @vitest-environment jsdom

import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { expect, it, onTestFinished } from 'vitest';
import { runsAt } from '#shared/api/stage-runs.fixture.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { TimelineProvider } from '../timeline/timeline-provider.tsx';
import { recordedSource } from '../timeline/trace-source.ts';
import { useLaidRuns } from './use-laid-runs.ts';

it('lays nothing over what is recorded, by address or by order', async () => {
  history.replaceState(null, '', '?runs=1-4%2C5-8%2Clogout%2Cclears-cookie%2Cdeletes');
  onTestFinished(cleanup);
  const { events } = lookupExchange(loginExchange(createTraceBuilder()));
  const source = recordedSource({ dropped: 0, events: [...events] });
  const { result } = renderHook(useLaidRuns, {
    wrapper: ({ children }) => <TimelineProvider source={source}>{children}</TimelineProvider>,
  });
  await waitFor(() => expect(location.search).toBe(''));
  const runs = runsAt({ from: 1, to: 4 }, { from: 5, to: 8 });
  act(() => expect(result.current.hear({ does: 'runs', runs })).toBe(true));
  expect(result.current.runs).toBeNull();
});
