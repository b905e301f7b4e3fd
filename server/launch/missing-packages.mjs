/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, dev?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * The packages that the lock file names and `node_modules` does not hold in that version.
 * Contents are compared and not file times, which a checkout, a copy or a killed installation leaves meaningless.
 * @param {Lock} lock `package-lock.json`
 * @param {Lock} installed what npm wrote down as its last act in `node_modules/.package-lock.json`
 * @param {{ dev: boolean }} wanted whether the packages that only tests and checks use count
 * @returns {string[]} paths such as `node_modules/vite`
 */
export function missingPackages(lock, installed, { dev }) {
  return Object.entries(lock.packages ?? {})
    .filter(([path, { optional, devOptional, link, ...locked }]) => {
      // Optional ones depend on the platform: their absence proves nothing.
      if (path === '' || optional || devOptional || link) return false;
      if (locked.dev && !dev) return false;
      return installed.packages?.[path]?.version !== locked.version;
    })
    .map(([path]) => path);
}
