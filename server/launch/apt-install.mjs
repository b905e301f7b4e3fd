import { findProgram } from './find-program.mjs';
import { runProgram } from './run-program.mjs';

/**
 * Installs Debian packages where that needs nobody's password.
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether it worked
 */
export async function aptInstall(packages) {
  const apt = findProgram(['apt-get'], process.env);
  if (!apt || process.getuid?.() !== 0) return false;
  console.log(`Installing ${packages.join(' and ')} with apt-get …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram(apt, ['update', '-qq'], { env });
  return (
    (await runProgram(apt, ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env })) === 0
  );
}
