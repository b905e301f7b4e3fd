import type { z } from 'zod/mini';
import type { sandboxAddressSchema } from '#shared/api/sandbox-api.ts';
import type { Answer } from '../api/ask.ts';
import { fetchAddress } from '../api/controls-api.ts';
import { useAsked } from '../page/use-asked.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';

/** Where other devices find this sandbox; null until the server has told. */
export const useSharedAddress = (sandboxId: string): Answer<z.infer<typeof sandboxAddressSchema>> | null => {
  // A line that is back may bring what could not be had before, and another address.
  const isConnected = useTimeline((state) => state.matches({ line: 'connected' }));
  const asked = useAsked(isConnected ? fetchAddress : null, sandboxId);
  return asked.state === 'here' ? asked.value : null;
};
