/** @type {[RegExp, string, string][]} npm's error code, what it means, what to do */
const causes = [
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR)\b/,
    'the npm registry could not be reached',
    'Check the connection, or the proxy and registry that `npm config list` shows, and run the same command again.',
  ],
  [
    /\b(E401|E403|E5\d\d|E404|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE)\b/,
    'the npm registry refused',
    'Check the registry that `npm config get registry` shows, and run the same command again.',
  ],
  [/\bENOSPC\b/, 'the disk is full', 'Make room and run the same command again.'],
  [
    /\b(EACCES|EPERM|EROFS)\b/,
    'this folder may not be written to',
    'Check who owns the folder, and run the same command again.',
  ],
  [
    /\bEUSAGE\b/,
    'package.json and package-lock.json disagree',
    'Take both from the same commit, or run `npm install`.',
  ],
];

/**
 * Words for a failed installation.
 * @param {string} output what npm wrote to its error stream
 * @returns {string}
 */
export function installFailure(output) {
  const complaint = output
    .split('\n')
    .filter((line) => line.startsWith('npm error'))
    .join('\n');
  for (const [pattern, why, remedy] of causes) {
    const code = complaint.match(pattern)?.[0];
    if (code) return `Could not install the dependencies: ${why} (${code}). ${remedy}`;
  }
  return 'Could not install the dependencies: npm failed, its reason is above. Mend that and run the same command again.';
}
