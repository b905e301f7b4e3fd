import { presenterOf } from '../page/addresses.ts';
import { hrefOf } from '../requests/base.ts';

/** A stage as other windows find it, and the presenter's window of it. */
export type Presented = {
  /** What the windows that are about it call each other by. */
  channel: string;
  /** The presenter's window, as the browser has to be told of it. */
  href: string;
};

/** That of a sandbox: all its stages show the same. */
export const presentedSandbox = (sandboxId: string): Presented => ({
  channel: sandboxId,
  href: hrefOf(presenterOf(sandboxId)),
});
