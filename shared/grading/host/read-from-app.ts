import type { Source } from '../../trace/event.ts';
import type { AppCommand, FromApp, StoreCall } from '../app/app-protocol.ts';
import { exerciseFile } from './call-site.ts';

export type Stray = { message: string; line: number | null };

const appFaults = [
  'syntax',
  'missing-export',
  'no-test',
  'unknown-import',
  'beyond-lab',
  'crash-at-load',
  'no-answer',
] as const;
type Fault = {
  fault: (typeof appFaults)[number];
  message: string;
  line: number | null;
  column: number | null;
};
type Read = Exclude<FromApp, { type: 'failed' }> | { type: 'failed'; id: number; fault: Fault };

type Fields = Readonly<Record<string, unknown>>;

// Read by hand: a schema's library would weigh more in the page than all the rest of this.

/** A message of an app's realm; null for what is none. Learners' code can send there what it likes. */
export function readFromApp(received: unknown): Read | null {
  const { type, id, value, text, command, fault, pieces, source, waiting } = fieldsOf(received);
  if (type === 'printed') return typeof text === 'string' ? { type, text } : null;
  if (typeof id !== 'number') return null;
  switch (type) {
    case 'done':
      return { type, id, value };
    case 'failed':
      return { type, id, fault: readFault(fieldsOf(fault)) };
    case 'written': {
      const isBytes = Array.isArray(pieces) && pieces.every((piece) => piece instanceof Uint8Array);
      return {
        type,
        id,
        pieces: isBytes ? pieces : [],
        source: readSource(source),
        waiting: isWhole(waiting) ? waiting : 0,
      };
    }
    case 'command': {
      const read = readCommand(fieldsOf(command));
      return read && { type, id, command: read };
    }
    default:
      return null;
  }
}

export function readStrays(value: unknown): Stray[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, 20).map((stray) => {
    const { message, line } = fieldsOf(stray);
    return { message: String(message), line: readPlace(line) };
  });
}

function readFault({ fault, message, line, column }: Fields): Fault {
  return {
    fault: appFaults.find((name) => name === fault) ?? 'no-answer',
    message: String(message),
    line: readPlace(line),
    column: readPlace(column),
  };
}

function readCommand({ server, visit, source, transaction, calls }: Fields): AppCommand | null {
  if (typeof server !== 'number' || !Array.isArray(calls)) return null;
  return {
    server,
    visit: String(visit),
    source: readSource(source),
    transaction: transaction === true,
    calls: calls.map(readCall),
  };
}

function readCall(call: unknown): StoreCall {
  const { name, args } = fieldsOf(call);
  return { name: String(name), args: Array.isArray(args) ? args : [] };
}

function readSource(source: unknown): Source | null {
  const line = readPlace(fieldsOf(source).line);
  return line === null ? null : { file: exerciseFile, line };
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

const readPlace = (value: unknown): number | null => (isWhole(value) && value > 0 ? value : null);
