import { fromCallback } from 'xstate';
import { fetchStatus } from '../api/sandbox-api.ts';
import { createLine } from './create-line.ts';
import { inBatches, inNextTask } from './in-batches.ts';
import type { StreamCommand, StreamInput, StreamMessage } from './stream-message.ts';

const askWhy = async (sandboxId: string) => {
  const answer = await fetchStatus(sandboxId);
  if (answer.ok) return { gone: false, why: 'The server refuses another line: close a tab or two.' } as const;
  const { code, message } = answer.refusal;
  return code === 'sandbox-not-found' ? ({ gone: true } as const) : ({ gone: false, why: message } as const);
};

/**
 * The timeline's line to the server, over the browser's own `EventSource`. A hidden tab hangs up, since a browser
 * gives all tabs of one site only about six connections, and calls again from where it was when it is seen.
 */
export const traceStream = fromCallback<StreamCommand, StreamInput>(({ sendBack, receive, input }) => {
  let last: number | null = null;
  let gone = false;
  const tell = inBatches<StreamMessage>(sendBack, inNextTask);
  const url = `/api/sandboxes/${encodeURIComponent(input.sandboxId)}/events`;
  const line = createLine(
    url,
    (message) => {
      if (message.type === 'snapshot') last = message.events.at(-1)?.number ?? message.dropped;
      if (message.type === 'event arrived') last = message.event.number;
      if (message.type === 'sandbox gone') gone = true;
      tell(message);
    },
    {
      openLine: (address) => new EventSource(address),
      askWhy: () => askWhy(input.sandboxId),
      now: () => Date.now(),
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    },
  );

  const follow = () => {
    if (gone) return;
    if (document.visibilityState === 'hidden') line.close();
    else line.open(last);
  };
  const leave = () => line.close();
  const comeBack = (event: PageTransitionEvent) => {
    if (event.persisted) follow();
  };

  receive((command) => {
    last = command.after;
    follow();
  });
  follow();
  document.addEventListener('visibilitychange', follow);
  // An open line would keep the page out of the browser's back-and-forward cache.
  addEventListener('pagehide', leave);
  addEventListener('pageshow', comeBack);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', comeBack);
    line.close();
  };
});
