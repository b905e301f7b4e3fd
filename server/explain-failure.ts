/** What listening on an address of another machine, or on a name that nobody has, ends with. */
const NO_ADDRESS = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN']);

/** Why the server did not open, for whoever started it: in a sentence where something can be done, else in full. */
export function explainFailure(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    const port = Number(error.port);
    return `Could not open port ${port}: another program uses it. Choose another, for example PORT=${port + 1} npm start.`;
  }
  if (error instanceof Error && 'code' in error && NO_ADDRESS.has(String(error.code))) {
    return `Could not listen at HOST: this machine has no such address (${error.message}). Correct it, or leave HOST out.`;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
    return 'Could not open the port: this account may not use it. Choose one above 1023, for example PORT=4444.';
  }
  return error instanceof Error && error.message.startsWith('Could not')
    ? error.message
    : `Could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
