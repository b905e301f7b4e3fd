import type { Source } from '#shared/trace/event.ts';

/** Where the apps' files stand in the worker's own: the first line of each, and its name, in rising order; no name for what is behind them. */
export type Places = readonly (readonly [line: number, file: string])[];

/** As V8, SpiderMonkey and JavaScriptCore write a place: `at f (https://…/sw.js:12:3)`, `f@https://…/sw.js:12:3`. */
const scriptPlace = /\bsw\.js(?:\?[^:\s)]*)?:(\d+)(?::\d+)?/;

/**
 * The innermost frame of a stack that lies in this folder of the apps; with `past: 'helpers'` the outermost of those that follow
 * upon each other there. Null when none does.
 */
export function findFrame(
  stack: string,
  places: Places,
  { folder, past }: { folder: string; past?: 'helpers' | undefined },
): Source | null {
  const toSource = (frame: string): Source | null => {
    const line = Number(scriptPlace.exec(frame)?.[1] ?? 0);
    const [first = 0, file = ''] = places.findLast(([begins]) => begins <= line) ?? [];
    return file.startsWith(`${folder}/`)
      ? { file: file.slice(folder.length + 1), line: line - first + 1 }
      : null;
  };
  // V8 begins with a line of its own, the others end with none.
  const frames = stack
    .split('\n')
    .filter((line) => /\bat |@/.test(line))
    .map(toSource);
  let index = frames.findIndex((source) => source !== null);
  if (index < 0) return null;
  while (past && frames[index + 1]) index += 1;
  return frames[index] ?? null;
}
