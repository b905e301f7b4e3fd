/** The name of the learner's file in stack traces and in recorded events. */
export const exerciseFile = 'exercise.ts';

const place = new RegExp(`\\b${exerciseFile.replace('.', '\\.')}:(\\d+):(\\d+)`);

/** The innermost line of the learner's file in a stack; null when none is there. */
export function lineIn(stack: unknown): { line: number; column: number } | null {
  const found = typeof stack === 'string' ? place.exec(stack) : null;
  return found ? { line: Number(found[1]), column: Number(found[2]) } : null;
}

const RealError = Error;

/** What is on the stack now, deep enough to have the learner's file in it. */
export function callStack(): string {
  const limit = RealError.stackTraceLimit;
  RealError.stackTraceLimit = 40;
  const { stack = '' } = new RealError();
  RealError.stackTraceLimit = limit;
  return stack;
}

/** The line of the learner's file that is running now; null when none is on the stack. */
export function callSite(): { file: string; line: number } | null {
  const found = lineIn(callStack());
  return found && { file: exerciseFile, line: found.line };
}
