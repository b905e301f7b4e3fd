/** Whether an error says that Redis could not be reached or did not answer in time. */
export function isStoreError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    error.name === 'MaxRetriesPerRequestError' ||
    /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND)$/.test(code) ||
    /^(LOADING|MASTERDOWN|CLUSTERDOWN|READONLY)\b|Connection is closed|isn't writeable|Command timed out/.test(
      error.message,
    )
  );
}
