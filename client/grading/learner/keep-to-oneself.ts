import { exited } from '#shared/grading/tell-loss.ts';

/**
 * Makes `process.exit` end the realm. Call it before the realm's own globals are taken away.
 * @param ended told, in a sentence, before the realm ends itself
 */
export function keepToOneself(globals: typeof globalThis, ended: (why: string) => void): void {
  const close = globals.close.bind(globals);
  const exit = (code: unknown = 0) => {
    ended(exited(Number(code)));
    close();
    // The worker lives until the end of this task.
    throw new Error('process.exit');
  };
  globals.process.exit = exit;
}
