import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Walk } from '#shared/export/walk-file.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { projectFolder } from '../../server/launch/project-folder.mjs';

/** The lines of the demo app that events come from, as they are today, by file and number. */
export function readLines(events: readonly TraceEvent[]): Walk['lines'] {
  const sources = events.flatMap(({ source }) => source ?? []);
  const places = new Map(sources.map((source) => [`${source.file}:${source.line}`, source]));
  return Object.fromEntries(
    [...places].sort().map(([place, { file, line }]) => [place, readCode(file)[line - 1]?.trim() ?? '']),
  );
}

/** What has a folder of its own in its name is the token app's. */
const readCode = (file: string): string[] => {
  const [name = '', folder = 'demo-app'] = file.split('/').reverse();
  return readFileSync(join(projectFolder, 'server', folder, name), 'utf8').split('\n');
};

/**
 * The same walk without the numbers of lines: where a test runs the demo app, its code was transformed, and they are others. Whether
 * they are still right is told by the lines themselves.
 */
export const withoutLines = ({ trace, steps }: Walk): Walk => {
  const events = trace.events.map((event) => ({
    ...event,
    source: event.source && { ...event.source, line: 0 },
  }));
  return { trace: { ...trace, events }, steps, lines: {} };
};
