// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { lookupExchange } from '#shared/trace/trace-stories.ts';
import { TimelineProvider, useTimeline } from './timeline-provider.tsx';
import { recordedSource } from './trace-source.ts';

beforeEach(() => void vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));

function Count() {
  const { count, first } = useTimeline(({ context }) => ({
    count: context.events.length,
    first: context.events[0]?.type,
  }));
  return `${count} events, the first a ${first}`;
}

it('lets several things be asked for at once, in an object made for each answer', async () => {
  const { events } = lookupExchange(createTraceBuilder());
  const container = document.createElement('div');
  const root = createRoot(container);
  onTestFinished(() => act(async () => root.unmount()));
  const source = recordedSource({ dropped: 0, events: [...events] });
  await act(async () =>
    root.render(
      <TimelineProvider source={source}>
        <Count />
      </TimelineProvider>,
    ),
  );
  // What arrives is shown a frame later.
  const told = `${events.length} events, the first a request`;
  await act(() => vi.waitFor(() => expect(container.textContent).toBe(told)));
});
