import type { ClockMove } from '#shared/api/sandbox-api.ts';
import type { LabAnswer } from '#shared/grading/lab.ts';
import type { ServerName } from '#shared/sandbox/server.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

/** The learner's own servers, of which A runs from the start. Each visitor keeps cookies in a jar of their own. */
export type LiveServer = {
  /** `isCut` is true when it caused so many events that the rest of them was not recorded. */
  send(request: LiveRequest): Promise<LabAnswer & { isCut: boolean }>;
  /** Tells at once all events that are kept, the newest 2,000, and again whenever there are more. @returns how to stop */
  subscribe(listener: (events: readonly TraceEvent[]) => void): () => void;
  /** Starts server B of the same text over the same store; one that runs is ended first, and its memory with it. */
  startServer(name: ServerName): Promise<void>;
  /** Moves time on, and has the trace tell of it and of the keys that ran out. */
  advance(move: ClockMove): Promise<void>;
  close(): void;
};

export type LiveRequest = {
  /** The browser unless told otherwise. */
  visitor?: 'browser' | 'device';
  /** Who gets it: A unless another one is named. */
  server?: ServerName;
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | null;
};
