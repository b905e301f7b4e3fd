import { fromCallback } from 'xstate';
import { beginning } from '#shared/grading/lab.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { LiveServer } from '../lab/page-lab.ts';
import type { StreamCommand, StreamInput, StreamMessage } from '../timeline/stream-message.ts';

/** In place of a line to the main server: what the learner's own server in the lab does, as it happens. */
export const liveStream = (server: LiveServer, clock: () => number = () => Date.now()) =>
  fromCallback<StreamCommand, StreamInput>(({ sendBack, receive }) => {
    let heard: TraceEvent[] = [];
    const tell = (message: StreamMessage) => sendBack(message);
    // Before anything has happened the learner's clock stands where every one of them starts.
    const skew = () => (heard.at(-1)?.at ?? beginning) - clock();
    tell({ type: 'snapshot', dropped: 0, events: [], skewMs: skew() });
    // The timeline asks again where it missed something; all of it is here.
    receive(() => tell({ type: 'snapshot', dropped: 0, events: heard, skewMs: skew() }));
    return server.subscribe((events) => {
      const last = heard.at(-1)?.number ?? 0;
      const fresh = events.filter(({ number }) => number > last);
      heard = [...heard, ...fresh];
      for (const event of fresh) tell({ type: 'event arrived', event });
      if (fresh.length > 0) tell({ type: 'heartbeat', skewMs: skew() });
    });
  });
