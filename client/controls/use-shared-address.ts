import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { sandboxAddressSchema } from '#shared/api/sandbox-api.ts';
import type { Answer } from '../api/ask.ts';
import { fetchAddress } from '../api/controls-api.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';

/** Where other devices find this sandbox; null until the server has told. */
export const useSharedAddress = (sandboxId: string): Answer<z.infer<typeof sandboxAddressSchema>> | null => {
  const [answer, setAnswer] = useState<Answer<z.infer<typeof sandboxAddressSchema>> | null>(null);
  const isConnected = useTimeline((state) => state.matches({ line: 'connected' }));
  const isKnown = answer?.ok ?? false;
  useEffect(() => {
    // A line that is back may bring what could not be had before.
    if (isKnown || !isConnected) return;
    let isWanted = true;
    void fetchAddress(sandboxId).then((told) => isWanted && setAnswer(told));
    return () => {
      isWanted = false;
    };
  }, [sandboxId, isKnown, isConnected]);
  return answer;
};
