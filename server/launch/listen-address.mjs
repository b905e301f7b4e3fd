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
