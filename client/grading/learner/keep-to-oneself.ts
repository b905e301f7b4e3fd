/**
 * Makes `process.exit` end the realm. Call it before the host takes the realm's own globals away.
 * @param ended told, in a sentence, before the realm ends itself
 */
export function keepToOneself(globals: typeof globalThis, ended: (why: string) => void): void {
  const close = globals.close.bind(globals);
  const exit = (code: unknown = 0) => {
    ended(`Your code ended its process with exit code ${Number(code)}: a server must not call process.exit.`);
    close();
    // The worker lives until the end of this task.
    throw new Error('process.exit');
  };
  globals.process.exit = exit;
}
