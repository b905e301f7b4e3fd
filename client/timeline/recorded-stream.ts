import { fromCallback } from 'xstate';
import type { Trace } from '#shared/api/sandbox-api.ts';
import type { StreamCommand, StreamInput, StreamMessage } from '../line/stream-message.ts';

/** In place of a line to the server: tells one trace at once, and that nothing more will come. */
export const recordedStream = ({ dropped, events }: Trace) =>
  fromCallback<StreamCommand, StreamInput>(({ sendBack }) => {
    const messages: StreamMessage[] = [
      { type: 'snapshot', dropped, events, skewMs: 0 },
      { type: 'recording ended' },
    ];
    for (const message of messages) sendBack(message);
  });
