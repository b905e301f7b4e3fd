import { aptInstall } from './apt-install.mjs';
import { findProgram } from './find-program.mjs';

/**
 * Finds a `redis-server` for the tests that want a real one, or installs it.
 * @returns {Promise<boolean>} whether there is one
 */
export async function ensureRedis() {
  const find = () => findProgram(['redis-server'], process.env) !== null;
  return find() || ((await aptInstall(['redis-server'])) && find());
}
