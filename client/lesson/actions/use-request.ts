import { useState } from 'react';
import type { ActionRequest } from '#shared/content/action-request.ts';
import { homeOf } from '../../page/addresses.ts';
import { useTimelineRef } from '../../timeline/timeline-provider.tsx';
import { type Outcome, sendRequest } from './send-request.ts';

/** Sends requests to the demo app, one at a time, and keeps what came of the last. */
export const useRequest = (sandboxId: string) => {
  const timeline = useTimelineRef();
  const [isPending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const send = async (request: ActionRequest) => {
    if (isPending) return;
    setPending(true);
    // Who acts wants to see what it causes, not what was looked back at.
    timeline.send({ type: 'back to live' });
    setOutcome(await sendRequest(request, homeOf(sandboxId)));
    setPending(false);
  };
  return { send, isPending, outcome };
};
