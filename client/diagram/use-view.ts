import { useRef, useState } from 'react';
import type { Participant } from '#shared/diagram/participants.ts';
import type { Chapter } from '#shared/trace/chapter.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { reckonHeight } from './chapter-facts.ts';
import { createRoster, keepSame } from './create-roster.ts';
import { haveLanes, haveOnly, mostLanes, toLanes } from './to-lanes.ts';
import {
  aroundWindow,
  type ChapterWindow,
  type Fits,
  openChapters,
  toWindow,
  upToNewest,
} from './to-window.ts';
import type { Area } from './use-layout.ts';

/** What the diagram shows of a trace, and what it folds away. */
export type View = {
  lanes: readonly Participant[];
  away: readonly Participant[];
  open: readonly Chapter[];
  before: readonly Chapter[];
  after: readonly Chapter[];
  /** Whether all who speak in a chapter have a lane as it is. */
  hasLanes(chapter: Chapter): boolean;
  /** Brings a lane back until other chapters open; whoever has been silent longest goes, if there is no room for all. */
  call(id: string): void;
};

type Wish = {
  events: readonly TraceEvent[];
  chapters: readonly Chapter[];
  /** Number of the event at the cursor; null while live. */
  selected: number | null;
  needed: readonly string[];
  area: Area;
  /** Whether somebody has scrolled away from what is new. */
  isReading(): boolean;
};

/** Decides the open chapters and the lanes. Lanes change only when other chapters open, so never while something is drawn in them. */
export function useView({ events, chapters, selected, needed, area, isReading }: Wish): View {
  const [rosterOf] = useState(createRoster);
  const [, redraw] = useState({});
  const before = useRef<{ window: ChapterWindow | null; called: readonly string[] }>({
    window: null,
    called: [],
  });
  const lanes = useRef<readonly Participant[]>([]);
  const roster = rosterOf(events);
  const most = mostLanes(area.width);
  const fontSize = Math.max(13, area.em * 0.8);
  const fitting = (called: readonly string[]): Fits => ({
    lanes: (open) => haveLanes(roster, open, { called, most }),
    height: (open, share) =>
      open.reduce((sum, one) => sum + reckonHeight(one, fontSize), 0) <= area.height * share,
  });

  const previous = before.current.window;
  const kept = previous && selected === null && isReading() ? upToNewest(chapters, previous) : previous;
  const window = toWindow(chapters, selected, kept, fitting([]));
  const called = window === kept ? before.current.called : [];
  before.current = { window, called };
  const open = openChapters(chapters, window);
  const around = aroundWindow(chapters, window);
  const { shown, away } = toLanes(roster, { open, before: around.before, called, needed, most });
  lanes.current = keepSame(lanes.current, shown);

  return {
    lanes: lanes.current,
    away,
    open,
    ...around,
    hasLanes: (chapter) => haveOnly(lanes.current, chapter),
    call(id) {
      const wanted = [id, ...called.filter((other) => other !== id)];
      const fits = fitting(wanted);
      const stays = window && fits.lanes(open);
      before.current = {
        window: stays ? window : toWindow(chapters, selected, null, fits),
        called: wanted,
      };
      redraw({});
    },
  };
}
