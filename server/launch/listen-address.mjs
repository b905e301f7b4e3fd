/**
 * The port the server is to listen on: `--port 4445` before `PORT`, else 4444.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {string} unchecked; the server refuses what is no port
 */
export function choosePort(args, env) {
  const flag = args.indexOf('--port');
  return (flag >= 0 && args[flag + 1]) || env.PORT || '4444';
}

/**
 * @param {number | string} port
 * @returns {string}
 */
export function busyPortMessage(port) {
  const other = Number(port) + 1;
  return (
    `Could not open port ${port}: another program is using it. ` +
    `Choose another port: PORT=${other} npm start (anywhere, Windows too: npm start -- --port ${other}).`
  );
}
