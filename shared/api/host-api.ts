import { z } from 'zod/mini';

/** A sandbox as its host may see it: how old and how large it is, and nothing of what is in it. Times in milliseconds since the epoch. */
const openSandboxSchema = z.object({
  /** The first letters of its address: enough to tell it from others, too little to enter it. */
  hint: z.string(),
  openedAt: z.nullable(z.number()),
  /** To within half a minute. */
  usedAt: z.number(),
  /** How many events there ever were in it. */
  events: z.int(),
  /** What its trace takes, to within some kilobytes; null for one that is too small to count. */
  bytes: z.nullable(z.number()),
});
export type OpenSandbox = z.infer<typeof openSandboxSchema>;

/** Answer of `GET /api/host`, for whoever shows the host's token as a bearer: what is open, in all processes together. */
export const overviewSchema = z.object({
  open: z.int(),
  places: z.int(),
  /** What all traces take together, to within some kilobytes each. */
  bytes: z.number(),
  /** The pages that listen to the process that answers. */
  listeners: z.int(),
  now: z.number(),
  /** Those used last, the newest first; of more than a hundred no more are named. */
  sandboxes: z.array(openSandboxSchema),
});
export type Overview = z.infer<typeof overviewSchema>;
