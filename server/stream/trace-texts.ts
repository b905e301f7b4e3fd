import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { TakeTurn } from '../fair-turns.ts';
import type { Versioned } from '../http/send-versioned.ts';
import { RecentMap } from '../recent-map.ts';
import type { ReadLines, TraceLog } from '../trace/trace-log.ts';
import { writeMermaid } from './write-mermaid.ts';

/** All of a sandbox's trace that is kept: as JSON, and as Mermaid text. */
export type TraceTexts = Record<'json' | 'mermaid', (sandboxId: string) => Promise<Versioned>>;

/** How many texts are kept. One takes a few megabytes at most. */
const KEPT = 12;
const zip = promisify(gzip);

/**
 * Costly readers: a class that reads one trace, or a script that reads it without end, is told the same text, which is
 * made once for each state of the trace. Whoever wants another waits for those of the same sandbox, not for those of all.
 */
export function createTraceTexts({ log, takeTurn }: { log: TraceLog; takeTurn: TakeTurn }): TraceTexts {
  const kept = new RecentMap<{ state: string; text: Versioned }>(KEPT);

  const keeping =
    (form: string, write: (read: ReadLines) => string | Promise<string>) => (sandboxId: string) =>
      takeTurn(sandboxId, async () => {
        const key = `${form} ${sandboxId}`;
        // Asked first: what is added meanwhile makes the text newer than its state, and is read once more for nothing.
        const state = await log.version(sandboxId);
        const known = kept.get(key);
        const text =
          known?.state === state
            ? known.text
            : toText(sandboxId, await write(await log.readLines(sandboxId, 0)));
        kept.set(key, { state, text });
        return text;
      });

  return {
    json: keeping('json', toTraceText),
    mermaid: keeping('mermaid', ({ lines }) => writeMermaid(lines)),
  };
}

/** A trace in JSON: `traceSchema`. */
export function toTraceText({ dropped, lines }: Pick<ReadLines, 'dropped' | 'lines'>): string {
  return `{"dropped":${dropped},"events":[${lines.map(({ text }) => text).join(',')}]}`;
}

/** The same with the sandbox's clock, and what else is said of it: `snapshotMessageSchema`. */
export function toSnapshotText(
  { dropped, lines, now }: Pick<ReadLines, 'dropped' | 'lines'> & { now: number },
  more: { whole?: boolean } = {},
): string {
  return `${JSON.stringify({ ...more, now }).slice(0, -1)},${toTraceText({ dropped, lines }).slice(1)}`;
}

function toText(sandboxId: string, text: string): Versioned {
  const plain = Buffer.from(text);
  // Of the text, not of the trace's state: another version of this program writes the same state in another form.
  const version = createHash('sha256').update(`${sandboxId} `).update(plain).digest('base64url');
  let zipped: Promise<Buffer> | undefined;
  return {
    version,
    plain,
    zipped() {
      zipped ??= zip(plain, { level: 1 });
      return zipped;
    },
  };
}
