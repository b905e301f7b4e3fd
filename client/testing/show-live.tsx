import { act, cleanup, configure, render, waitFor } from '@testing-library/react';
import { type ReactNode, useEffect } from 'react';
import { expect, onTestFinished, vi } from 'vitest';
import { fromCallback } from 'xstate';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { StreamCommand, StreamInput, StreamMessage } from '../line/stream-message.ts';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import { TimelineProvider, useTimeline } from '../timeline/timeline-provider.tsx';
import type { TraceSource } from '../timeline/trace-source.ts';

// Machines are noisy: a limit here only tells a hang from an answer.
configure({ asyncUtilTimeout: 20_000 });

/**
 * Draws parts of a sandbox's page, at the end of a line that says what the test says. Resolves when the line is up, or, where the
 * server `isAway` and has told nothing yet, when it is lost.
 */
export async function showLive(
  parts: ReactNode,
  before: readonly TraceEvent[] = [],
  { isByAsking = false, isAway = false } = {},
) {
  let say: (message: StreamMessage) => void = () => undefined;
  const asked: StreamCommand[] = [];
  const source: TraceSource = {
    sandboxId: 'a-sandbox',
    stream: fromCallback<StreamCommand, StreamInput>(({ sendBack, receive }) => {
      say = sendBack;
      receive((command) => asked.push(command));
      if (isByAsking) say({ type: 'line asks', why: null });
      if (isAway) say({ type: 'line lost', why: 'the server is away' });
      else say({ type: 'snapshot', dropped: 0, events: [...before], skewMs: 0 });
    }),
    code: () => Promise.reject(new Error('no part of this test shows code')),
    edit: null,
    past: null,
  };
  fillInForJsdom();
  onTestFinished(cleanup);
  let isUp = false;
  const tell = () => {
    isUp = true;
  };
  render(
    <TimelineProvider source={source}>
      <MarkingProvider>{parts}</MarkingProvider>
      <WhenConnected tell={tell} />
    </TimelineProvider>,
  );
  await waitFor(() => expect(isUp).toBe(true));
  const arrive = (events: readonly TraceEvent[]) =>
    act(() => {
      for (const event of events) say({ type: 'event arrived', event });
    });
  const tellLine = (message: StreamMessage) => act(() => say(message));
  return { arrive, tellLine, asked };
}

/** All but the diagram hears of the line two frames after it is up. */
function WhenConnected({ tell }: { tell: () => void }) {
  const isBegun = useTimeline((state) => !state.matches({ line: 'connecting' }));
  useEffect(() => {
    if (isBegun) tell();
  }, [isBegun, tell]);
  return null;
}

/** jsdom lays nothing out, and so has no sizes, nothing to watch them, no modal dialogs and no screen to ask about. */
function fillInForJsdom() {
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function shut() {
    this.open = false;
  };
  const ignore = () => undefined;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 600, 400));
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = ignore;
      disconnect = ignore;
    },
  );
}
