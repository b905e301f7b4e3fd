const CODES = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ECONNABORTED)$/;
/** What Redis says when it cannot do now what it could do at another time: loading, out of memory, disk full, failing over. */
const REPLIES = /^(LOADING|MASTERDOWN|CLUSTERDOWN|READONLY|TRYAGAIN|OOM|MISCONF|EXECABORT|NOREPLICAS)\b/;
const CLIENT =
  /Connection is closed|isn't writeable|Command timed out|Socket timeout|ETIMEDOUT|Ready check failed|discarded the transaction/;
/** While nodes come and go, ioredis' map of slots has holes; our transactions keep to one slot (`keys.ts`), so that is all it can mean. */
const CLUSTER =
  /Cluster (isn't ready|is ended|is disconnect)|Node is disconnected|same slots? allocation|slots cache|startup nodes is available|Too many Cluster redirections/;

/** Whether an error says that Redis could not be reached, did not answer in time, or cannot take commands for now. */
export function isStoreError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    error.name === 'MaxRetriesPerRequestError' ||
    CODES.test(code) ||
    [REPLIES, CLIENT, CLUSTER].some((known) => known.test(error.message))
  );
}
