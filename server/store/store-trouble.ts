/**
 * What can be wrong with the store: it cannot be reached or does not answer in time, it has no more room, or it answers and
 * takes no commands for another reason, such as loading, being a replica, or wanting a password.
 */
export type StoreTrouble = 'away' | 'full' | 'refusing';

const CODES = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ECONNABORTED)$/;
/** What Redis answers to whatever could grow when `maxmemory` is reached; an older one does so within a script's own error. */
const FULL = /^OOM\b|-OOM\b/;
/** What Redis says when it cannot do now, or not for us, what it could do at another time. */
const REFUSALS =
  /^(LOADING|MASTERDOWN|CLUSTERDOWN|READONLY|TRYAGAIN|MISCONF|EXECABORT|NOREPLICAS|NOAUTH|WRONGPASS|NOPERM|BUSY|ERR max number of clients)\b/;
const CLIENT =
  /Connection is closed|isn't writeable|Command timed out|Socket timeout|ETIMEDOUT|Ready check failed|discarded the transaction/;
/** While nodes come and go, ioredis' map of slots has holes; our transactions keep to one slot (`keys.ts`), so that is all it can mean. */
const CLUSTER =
  /Cluster (isn't ready|is ended|is disconnect)|Node is disconnected|same slots? allocation|slots cache|startup nodes is available|Too many Cluster redirections/;

/** What an error says of the store; null when it says something else. */
export function storeTrouble(error: unknown): StoreTrouble | null {
  if (!(error instanceof Error)) return null;
  const { message } = error;
  // A transaction is refused for what was said of one of its commands.
  const reasons = [message, ...previousErrors(error).map((previous) => previous.message)];
  if (reasons.some((reason) => FULL.test(reason))) return 'full';
  if (REFUSALS.test(message)) return 'refusing';
  const code = 'code' in error ? String(error.code) : '';
  const isAway =
    error.name === 'MaxRetriesPerRequestError' ||
    CODES.test(code) ||
    [CLIENT, CLUSTER].some((known) => known.test(message));
  return isAway ? 'away' : null;
}

export function isStoreError(error: unknown): boolean {
  return storeTrouble(error) !== null;
}

/**
 * Waits for something that is good to have written down and can be done without: what a full store refuses is let go, so
 * that whoever only deletes gets through, and makes room.
 */
export async function unlessFull<Reply, Instead>(
  write: Promise<Reply>,
  instead: Instead,
): Promise<Reply | Instead> {
  try {
    return await write;
  } catch (error) {
    if (storeTrouble(error) === 'full') return instead;
    throw error;
  }
}

function previousErrors(error: Error): Error[] {
  const previous = 'previousErrors' in error ? error.previousErrors : [];
  return Array.isArray(previous) ? previous.filter((one) => one instanceof Error) : [];
}
