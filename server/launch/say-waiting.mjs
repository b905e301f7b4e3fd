/**
 * How long npm has been at it and what has come, so that something moves while one waits.
 * @param {number} seconds since it began
 * @param {number} fetched files: a package's list of versions and the package itself; while they are unpacked it stands still
 */
export function sayWaiting(seconds, fetched) {
  const minutes = Math.floor(seconds / 60);
  const time = minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
  return `  ${time}: ${fetched} ${fetched === 1 ? 'file' : 'files'} fetched …`;
}
