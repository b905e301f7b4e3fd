const CODES = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH)$/;
/** What Redis says when it cannot do now what it could do at another time: loading, out of memory, disk full, failing over. */
const REPLIES = /^(LOADING|MASTERDOWN|CLUSTERDOWN|READONLY|TRYAGAIN|OOM|MISCONF|EXECABORT|NOREPLICAS)\b/;
const CLIENT = /Connection is closed|isn't writeable|Command timed out|Cluster isn't ready|Cluster is ended/;
const CLUSTER = /Failed to refresh slots cache|startup nodes is available|Too many Cluster redirections/;

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
