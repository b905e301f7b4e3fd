import { fromCallback } from 'xstate';
import { addressIn } from '../requests/base.ts';
import { inNextTask } from './in-batches.ts';
import { createLineShare, type ShareMessage } from './line-share.ts';
import { openChannel } from './open-channel.ts';

/** What a line hears of its window, and of the browser's other windows. */
export type Surrounding =
  | { type: 'seen' }
  | { type: 'unseen' }
  | { type: 'line granted' }
  | { type: 'line given away' }
  /** There is an event with this number, as another window says. */
  | { type: 'bell'; last: number }
  /** A request of this page was answered. What came of it is in the trace, and was told since it began, if at all. */
  | { type: 'answer came'; begunAt: number }
  | { type: 'try now' };

type Post = ShareMessage | { type: 'rings'; sandboxId: string; last: number };

/** Requests of this page that leave something in the trace, and not those by which a line reads it. */
const leavesTraces = (address: string, sandboxId: string): boolean => {
  const pathname = addressIn(new URL(address).pathname) ?? '';
  const controls = `/api/sandboxes/${sandboxId}/`;
  return (
    pathname.startsWith(`/s/${sandboxId}/`) ||
    (pathname.startsWith(controls) && !/^(events|news|trace|room)/.test(pathname.slice(controls.length)))
  );
};

/**
 * Whether anybody looks at this window, which of the browser's windows hold lines, and when there should be news: after a
 * request of this page, and when another window has had some. As on the server a bell carries nothing but its ring: who
 * hears it looks at the trace, so that a lost or doubled one does no harm.
 */
export const surroundings = fromCallback<{ type: 'told'; last: number }, { sandboxId: string }>(
  ({ sendBack, receive, input: { sandboxId } }) => {
    const tell = (heard: Surrounding) => sendBack(heard);
    let channel: BroadcastChannel | null = null;
    const post = (message: Post) => channel?.postMessage(message);
    const share = createLineShare(
      [...crypto.getRandomValues(new Uint32Array(2))].join('-'),
      post,
      (hasLine) => tell({ type: hasLine ? 'line granted' : 'line given away' }),
    );
    /** The newest event that this browser's windows of this sandbox know of. */
    let known = 0;

    const hear = ({ data }: MessageEvent<Post>) => {
      if (data.type !== 'rings') return share.hear(data);
      if (data.sandboxId !== sandboxId) return;
      known = data.last;
      tell({ type: 'bell', last: data.last });
    };
    let isSeen = false;
    const look = () => {
      if (document.visibilityState === 'hidden') return leave();
      if (!isSeen) channel = openChannel('coat-check lines', hear);
      isSeen = true;
      tell({ type: 'seen' });
      share.take();
    };
    const leave = () => {
      isSeen = false;
      share.leave();
      tell({ type: 'unseen' });
      // An open channel or line would keep the page out of the browser's back-and-forward cache.
      channel?.close();
      channel = null;
    };
    const focus = () => {
      if (isSeen) share.take();
    };
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) look();
    };
    const tryNow = () => tell({ type: 'try now' });
    const requests = new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) {
        if (!leavesTraces(name, sandboxId)) continue;
        tell({ type: 'answer came', begunAt: Date.now() - (performance.now() - startTime) });
      }
    });

    let waiting = false;
    receive(({ last }) => {
      // A trace that went back is news, too.
      const isNews = last !== known;
      known = last;
      if (!isNews || waiting) return;
      waiting = true;
      inNextTask(() => {
        waiting = false;
        post({ type: 'rings', sandboxId, last: known });
      });
    });
    look();
    requests.observe({ type: 'resource' });
    document.addEventListener('visibilitychange', look);
    addEventListener('focus', focus);
    addEventListener('online', tryNow);
    addEventListener('pagehide', leave);
    addEventListener('pageshow', comeBack);
    return () => {
      leave();
      requests.disconnect();
      document.removeEventListener('visibilitychange', look);
      removeEventListener('focus', focus);
      removeEventListener('online', tryNow);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', comeBack);
    };
  },
);
