import type { TraceEvent } from '../trace/event.ts';

/** In what two events that stand in the same place of their runs can differ. */
export type Aspect =
  | 'event'
  | 'actor'
  | 'receiver'
  | 'method'
  | 'path'
  | 'user'
  | 'cookie-sent'
  | 'token-sent'
  | 'token-given'
  | 'status'
  | 'redirect'
  | 'cookie-set'
  | 'http-only'
  | 'secure'
  | 'same-site'
  | 'cookie-path'
  | 'cookie-domain'
  | 'cookie-life'
  | 'issued-id'
  | 'id-length'
  | 'id'
  | 'asked'
  | 'command'
  | 'transaction'
  | 'ttl'
  | 'reply'
  | 'seen-by-script'
  | 'sent-by-script'
  | 'told';

/** One fact of an event that counts when runs are compared. `of` says whose: a cookie's name, a command and its key. */
export type Trait = { aspect: Aspect; of: string; value: string };

/** One trait that is not the same in both runs. Null where the run has nothing of the kind. */
export type Difference = { aspect: Aspect; of: string; before: string | null; after: string | null };

/**
 * One line of the comparison. `missing` stands in the run before only, `new` in the run after only. Such a row has
 * no difference of its own where it only follows from another: the reply to a new command, all that a new request
 * caused.
 */
export type AlignedRow =
  | { kind: 'same'; before: TraceEvent; after: TraceEvent; differences: readonly [] }
  | { kind: 'changed'; before: TraceEvent; after: TraceEvent; differences: readonly Difference[] }
  | { kind: 'missing'; before: TraceEvent; after: null; differences: readonly Difference[] }
  | { kind: 'new'; before: null; after: TraceEvent; differences: readonly Difference[] };

/** Two runs side by side, in reading order: every event of both exactly once. */
export type Alignment = { rows: readonly AlignedRow[] };
