import { aptInstall } from './apt-install.mjs';
import { findFirefox, findWebKit } from './find-engines.mjs';

/** The engines beside Chromium, and Debian's packages of what it takes to drive them. */
const engines = [
  { name: 'Firefox', find: findFirefox, packages: ['firefox-esr'] },
  { name: 'WebKit', find: findWebKit, packages: ['webkit2gtk-driver', 'xvfb'] },
];
export const engineCount = engines.length;

/** Installs what is missing where that needs nobody's password. @returns what is missing still */
export async function ensureEngines() {
  const findMissing = () => engines.filter(({ find }) => find(process.env) === null);
  const missing = findMissing();
  if (missing.length > 0) await aptInstall(missing.flatMap(({ packages }) => packages));
  return findMissing();
}
