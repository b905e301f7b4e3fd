import { fromCallback } from 'xstate';
import { beginning } from '#shared/grading/lab.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { LiveServer } from '../grading/live-server.ts';
import type { StreamCommand, StreamInput, StreamMessage } from '../line/stream-message.ts';

/** In place of a line to the main server: what the learner's own server in its realm does, as it happens. */
export const liveStream = (server: LiveServer, clock: () => number = () => Date.now()) =>
  fromCallback<StreamCommand, StreamInput>(({ sendBack, receive }) => {
    let heard: readonly TraceEvent[] = [];
    const tell = (message: StreamMessage) => sendBack(message);
    // Before anything has happened the learner's clock stands where every one of them starts.
    const skew = () => (heard.at(-1)?.at ?? beginning) - clock();
    const tellAll = () => {
      const dropped = (heard[0]?.number ?? 1) - 1;
      tell({ type: 'snapshot', dropped, events: [...heard], skewMs: skew() });
    };
    tellAll();
    // The timeline asks again where it missed something; all that is kept is here.
    receive(tellAll);
    return server.subscribe((events) => {
      const last = heard.at(-1)?.number ?? 0;
      const fresh = events.filter(({ number }) => number > last);
      heard = events;
      for (const event of fresh) tell({ type: 'event arrived', event });
      if (fresh.length > 0) tell({ type: 'heartbeat', skewMs: skew() });
    });
  });
