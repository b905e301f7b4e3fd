import type { Reply, Source, TraceEvent } from '../trace/event.ts';
import { operationCode } from '../trace/operation-code.ts';

/** What the code view shows for one event: where the code stands, how it came there, what it asked and was told. */
export type CodeMoment = {
  /** The line that caused the event; null when a browser or the store did, not the demo app's code. */
  line: Source | null;
  /** Lines of the same exchange that ran before, oldest first, each once and without `line`. */
  path: readonly Source[];
  /** The commands as the code gave them, where the event is a visit to a store. */
  calls: readonly { command: string; reply: string | null }[];
};

/** The moment of the event with this number. Replies are told only from the moment at which they had arrived. */
export function codeMoment(events: readonly TraceEvent[], number: number): CodeMoment {
  const event = events.find((one) => one.number === number);
  if (!event) return { line: null, path: [], calls: [] };
  const soFar = events.filter((one) => one.exchange === event.exchange && one.number <= number);
  const lines = soFar.flatMap(({ source }) => source ?? []);
  const path = lines.filter(
    (line, index) => !isSame(line, event.source) && lines.findIndex((other) => isSame(other, line)) === index,
  );
  return { line: event.source, path, calls: callsOf(soFar, event) };
}

function callsOf(soFar: readonly TraceEvent[], event: TraceEvent): CodeMoment['calls'] {
  if (event.type === 'own-store') {
    const { call, result } = operationCode(event.operation);
    return [{ command: call, reply: result }];
  }
  if (event.type !== 'store-command' && event.type !== 'store-reply') return [];
  const asked = soFar.find((one) => one.type === 'store-command' && one.call === event.call);
  if (asked?.type !== 'store-command') return [];
  const replies = event.type === 'store-reply' ? event.replies : [];
  return asked.commands.map((command, index) => ({
    command: [command.name, ...command.args].join(' '),
    reply: toText(replies[index]),
  }));
}

function toText(reply: Reply | undefined): string | null {
  if (!reply) return null;
  return reply.ok ? JSON.stringify(reply.value) : `error: ${reply.error}`;
}

function isSame(one: Source, other: Source | null): boolean {
  return one.file === other?.file && one.line === other.line;
}
