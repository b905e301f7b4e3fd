import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { hideAddress } from '#shared/export/hide-address.ts';
import { toShow } from '#shared/show/to-show.ts';
import { openedShowPage } from '../page/addresses.ts';
import { opened } from '../storage/opened-trace.ts';
import { useTimelineRef } from '../timeline/timeline-provider.tsx';
import { playedEvents } from '../timeline/timeline-view.ts';

/** Takes what has happened so far to where a show is made of it. Does nothing where nothing has. */
export const useMakeShow = (title: string): (() => void) => {
  const timeline = useTimelineRef();
  const [, navigate] = useLocation();
  return useCallback(() => {
    const { context } = timeline.getSnapshot();
    const trace = hideAddress({ dropped: context.dropped, events: [...playedEvents(context)] });
    if (trace.events.length === 0) return;
    opened.open({ name: title, trace, show: toShow(title, trace.events), isSaved: false });
    navigate(openedShowPage);
  }, [timeline, navigate, title]);
};
