import { useLayoutEffect } from 'react';
import { createCursorAddress, placeInSearch } from './cursor-address.ts';
import { useTimelineRef } from './timeline-provider.tsx';

/**
 * Keeps the cursor in the address, so that reload, Back and a shared link lead to the same instant. An address that
 * names no event is live, and what it says was held waits in the wings again; links to other steps name none, since what the next step causes is to be seen at once.
 */
export const useCursorAddress = (): void => {
  const timeline = useTimelineRef();
  useLayoutEffect(() => {
    let isWriting = false;
    // The page and the event that the address named last: while steps wait to be written it lags behind, and another word of it may change.
    let known: string | undefined;
    const named = () => `${location.pathname} ${placeInSearch(location.search).event}`;
    const write = (how: 'pushState' | 'replaceState') => (search: string) => {
      isWriting = true;
      history[how](history.state, '', `${location.pathname}${search}${location.hash}`);
      isWriting = false;
      known = named();
    };
    const address = createCursorAddress(
      {
        search: () => location.search,
        push: write('pushState'),
        replace: write('replaceState'),
        after: (ms, callback) => {
          const timer = setTimeout(callback, ms);
          return () => clearTimeout(timer);
        },
      },
      timeline.getSnapshot().context.jumps,
    );
    const follow = () => {
      const { cursor, wanted } = timeline.getSnapshot().context;
      const { event: number } = placeInSearch(location.search);
      if (isWriting || named() === known) return;
      known = named();
      if (number !== (wanted ?? cursor)) timeline.send({ type: 'follow address', number });
    };
    const before = timeline.getSnapshot().context;
    const { held } = placeInSearch(location.search);
    if (held !== null) timeline.send({ type: 'hold', at: held });
    follow();
    const { unsubscribe } = timeline.subscribe(({ context }) => {
      // One that begins only now tells first how it was before it heard of the address.
      if (context !== before) address.show(context);
    });
    // wouter tells of every pushState and replaceState by an event of that name.
    const changes = ['popstate', 'pushState', 'replaceState'];
    for (const change of changes) addEventListener(change, follow);
    return () => {
      unsubscribe();
      for (const change of changes) removeEventListener(change, follow);
      address.close();
    };
  }, [timeline]);
};
