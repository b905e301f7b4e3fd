/** For what the worker's modules import and no request reaches: compression, QR codes, assertions. */
const refuse = (what: string) => (): never => {
  throw new Error(`Could not ${what}: the server in a browser has nothing for it.`);
};

export const gzip = refuse('compress an answer');
export const renderSVG = refuse('draw a code');
export const deepStrictEqual = refuse('compare two values');
// biome-ignore lint/style/noDefaultExport: Node's modules have one.
export default { deepStrictEqual };
