import type { z } from 'zod/mini';
import type { sandboxAddressSchema } from '#shared/api/sandbox-api.ts';
import { reached } from '../late/reached.ts';
import { type Asked, useAsked } from '../late/use-asked.ts';
import type { Answer } from '../requests/ask.ts';
import { fetchAddress } from '../requests/controls-api.ts';
import { isStatic } from '../static/is-static.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';

type Address = z.infer<typeof sandboxAddressSchema>;

const what = 'this cloakroom’s address';
const ask = (sandboxId: string) => reached(what, fetchAddress(sandboxId));

/** Where other devices find this sandbox, once the server has told. */
export const useSharedAddress = (
  sandboxId: string,
): {
  answer: Answer<Address> | null;
  failed: (Extract<Asked<Answer<Address>>, { state: 'failed' }> & { what: string }) | null;
} => {
  // A line that is back may bring what could not be had before, and another address.
  const isConnected = useTimeline((state) => state.matches({ line: 'connected' }));
  // Plain files have no address by which a second device would come into this very cloakroom.
  const asked = useAsked(isConnected && !isStatic ? ask : null, sandboxId);
  return {
    answer: asked.state === 'here' ? asked.value : null,
    failed: asked.state === 'failed' ? { ...asked, what } : null,
  };
};
