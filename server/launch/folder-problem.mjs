/**
 * What a folder's name may not hold, since the tools below this project read a path in another language: in Node's and
 * Vite's addresses of modules `#` and `?` end the path, `%` begins a code and `\` is a slash; in Vite's patterns `*` is
 * anything. Everything else works, and is tried (`odd-folders.test.ts`).
 */
const misread = ['#', '?', '%', '*', '\\'];

/**
 * Says why nothing would work in this folder, or null when it will do.
 * @param {string} folder an absolute path
 * @param {string} separator of paths on this machine: on Windows `\` is no part of a name
 * @returns {string | null}
 */
export function folderProblem(folder, separator) {
  const found = misread.filter((sign) => sign !== separator && folder.includes(sign));
  if (found.length === 0) return null;
  return (
    `Could not start Coat Check in ${folder}: the tools it is built with misread ${found.join(' and ')} in a folder's name. ` +
    'Rename that folder, or move Coat Check into another one, and run the same command again.'
  );
}
