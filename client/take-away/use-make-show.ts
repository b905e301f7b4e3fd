import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { RoomVote } from '#shared/api/room-api.ts';
import { hideAddress } from '#shared/export/hide-address.ts';
import { toShow } from '#shared/show/to-show.ts';
import { openedShowPage } from '../page/addresses.ts';
import { BASE, hrefOf } from '../requests/base.ts';
import { fetchResults } from '../room/room-api.ts';
import { opened } from '../storage/opened-trace.ts';
import { useTimelineRef, useTraceSource } from '../timeline/timeline-provider.tsx';
import { playedEvents } from '../timeline/timeline-view.ts';

/** What the page is told where a show is made that could not be given what rooms have said. */
const WITHOUT_VOTES = { withoutVotes: true };

/** The same for a page that is opened beside this one, as its address says it. */
const WITHOUT_VOTES_SEARCH = '?without-votes';

/** Whether this page was told so. */
export const isWithoutVotes = (): boolean =>
  history.state?.withoutVotes === true || location.search === WITHOUT_VOTES_SEARCH;

/**
 * Takes what has happened so far, and what rooms have said of it, to where a show is made of it: in this tab, or in one beside it
 * for a page that a room is looking at. Does nothing where nothing has happened.
 */
export const useMakeShow = (title: string, isBeside = false): (() => void) => {
  const timeline = useTimelineRef();
  const { sandboxId } = useTraceSource();
  const [, navigate] = useLocation();
  return useCallback(() => {
    const { context } = timeline.getSnapshot();
    const trace = hideAddress({ dropped: context.dropped, events: [...playedEvents(context)] }, BASE);
    if (trace.events.length === 0) return;
    void readVotes(sandboxId).then((votes) => {
      const show = toShow(title, trace.events, votes ?? []);
      opened.open({ name: title, trace, show, isSaved: false });
      // A browser hands what this tab keeps to the one that it opens, or lets none be opened.
      const beside = hrefOf(openedShowPage) + (votes === null ? WITHOUT_VOTES_SEARCH : '');
      if (isBeside && window.open(beside, '_blank') !== null) return;
      navigate(openedShowPage, { state: votes === null ? WITHOUT_VOTES : null });
    });
  }, [timeline, navigate, title, sandboxId, isBeside]);
};

/** Where there can be no rooms any more, or never could: a cloakroom that is gone has taken them along, plain files bring nobody together. */
const roomless: readonly string[] = ['sandbox-not-found', 'needs-server'];

/** Null where they could not be had. What comes from a file has no rooms. */
async function readVotes(sandboxId: string | null): Promise<readonly RoomVote[] | null> {
  if (sandboxId === null) return [];
  const answer = await fetchResults(sandboxId);
  if (answer.ok) return answer.value.results;
  return roomless.includes(answer.refusal.code) ? [] : null;
}
