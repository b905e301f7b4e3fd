import { aptInstall } from './apt-install.mjs';
import { findProgram } from './find-program.mjs';

/** Each engine beside Chromium: the programs that its tests drive, any of a row will do, and Debian's packages of them. */
const engines = [
  { name: 'Firefox', programs: [['firefox-esr', 'firefox']], packages: ['firefox-esr'] },
  {
    name: 'WebKit',
    programs: [['WebKitWebDriver'], ['Xvfb']],
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
];
export const engineCount = engines.length;

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {typeof engines} those of which a program is not on the path
 */
export function findMissingEngines(env) {
  return engines.filter(({ programs }) => programs.some((names) => !findProgram(names, env)));
}

/** Installs what is missing where that needs nobody's password. @returns what is missing still */
export async function ensureEngines() {
  const missing = findMissingEngines(process.env);
  if (missing.length > 0) await aptInstall(missing.flatMap(({ packages }) => packages));
  return findMissingEngines(process.env);
}
