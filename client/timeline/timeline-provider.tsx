import { useActorRef, useSelector } from '@xstate/react';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useSyncExternalStoreWithSelector } from 'use-sync-external-store/shim/with-selector';
import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import { createExchangeWalk, type ExchangeWalk } from '#shared/content/to-exchanges.ts';
import { createWorldFilm, type WorldFilm } from '#shared/world/world-film.ts';
import { nextFrame } from '../diagram/draw-queue.ts';
import { type ChapterFilm, createChapterFilm } from './chapters.ts';
import { createLateView, type LateView } from './create-late-view.ts';
import { timelineMachine } from './timeline-machine.ts';
import type { TraceSource } from './trace-source.ts';

export type Timeline = ActorRefFrom<typeof timelineMachine>;
type State = SnapshotFrom<typeof timelineMachine>;
type Value = {
  timeline: Timeline;
  late: LateView<State>;
  source: TraceSource;
  film: WorldFilm;
  chapters: ChapterFilm;
  exchanges: ExchangeWalk;
};

const Context = createContext<Value | null>(null);

/** One timeline for all that shows a trace. Its source stays the first one, for the life of the provider. */
export function TimelineProvider({ source: given, children }: { source: TraceSource; children: ReactNode }) {
  const [source] = useState(given);
  const [machine] = useState(() =>
    timelineMachine.provide({ actors: { traceStream: source.stream }, guards: { wantsNoMotion } }),
  );
  const timeline = useActorRef(machine, { input: { sandboxId: source.sandboxId ?? '' } });
  const [late] = useState(() => createLateView(timeline, { isNews, afterPicture }));
  // What is derived from this trace and goes on where it ended: of another trace nothing is known here.
  const [derived] = useState(() => ({
    film: createWorldFilm(),
    chapters: createChapterFilm(),
    exchanges: createExchangeWalk(),
  }));
  const value = useMemo(() => ({ timeline, late, source, ...derived }), [timeline, late, source, derived]);
  return <Context value={value}>{children}</Context>;
}

const wantsNoMotion = (): boolean =>
  globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

const isNews = ({ context: before }: State, { context: now }: State): boolean =>
  (before.events !== now.events || before.head !== now.head) && before.cursor === now.cursor;

/** The picture is drawn in the task that told of the events, so the next frame shows it; all else belongs to the one after. */
const afterPicture = (then: () => void) => void nextFrame().then(nextFrame).then(then);

const useValue = (): Value => {
  const value = useContext(Context);
  if (!value) throw new Error('A timeline is used outside its provider.');
  return value;
};

/** The timeline itself, for telling it what the learner did. */
export const useTimelineRef = (): Timeline => useValue().timeline;

/** One thing that is true of the timeline; redraws only when that changes, and for what arrives after the diagram. */
export const useTimeline = <Selected,>(select: (state: State) => Selected): Selected => {
  const { late } = useValue();
  return useSyncExternalStoreWithSelector(late.subscribe, late.getSnapshot, undefined, select);
};

/** The same without that delay, for the diagram. */
export const useTimelineAtOnce = <Selected,>(select: (state: State) => Selected): Selected =>
  useSelector(useValue().timeline, select);

/** The timeline as all but the diagram see it. */
export const useLateView = (): LateView<State> => useValue().late;

export const useFilm = (): WorldFilm => useValue().film;

export const useChapterFilm = (): ChapterFilm => useValue().chapters;

export const useExchangeWalk = (): ExchangeWalk => useValue().exchanges;

/** Where the shown trace comes from. */
export const useTraceSource = (): TraceSource => useValue().source;

/** The server's clock, in milliseconds, once a second. In a trace from a file it stands where the trace ends. */
export const useServerClock = (): number => {
  const stoppedAt = useTimeline((state) =>
    state.matches({ line: 'recorded' }) ? (state.context.events.at(-1)?.at ?? 0) : null,
  );
  const skewMs = useTimeline(({ context }) => context.skewMs);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return stoppedAt ?? now + skewMs;
};
