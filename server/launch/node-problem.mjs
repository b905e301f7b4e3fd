/**
 * Says what is wrong with this version of Node, or null when it will do.
 * The bounds are Vite's own (`^20.19.0 || >=22.12.0`). Written so that a Node as old as 12 can still read it.
 * @param {string} version such as `20.19.4`
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const parts = version.split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (fits) return null;
  return (
    'Could not start Coat Check: it needs Node 20.19 or newer (22.12 or newer in the 22 line), and this is Node ' +
    version +
    '. Install a current version from https://nodejs.org and run the same command again.'
  );
}
