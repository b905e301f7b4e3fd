import type { Exchange } from '#shared/exchange/exchange.ts';
import type { SandboxState } from '../sandbox/sandbox-state.ts';

/** An exchange in a sandbox, as the gateway hands it to the demo app. */
export type Forwarded = Exchange & {
  sandboxId: string;
  /** The sandbox's settings, as they were when the request came. */
  state: SandboxState;
  /** Whether the request came over TLS. */
  secure: boolean;
  /** Takes what the demo app could not deal with, for the log of the whole server. */
  reportError(error: unknown): void;
};
