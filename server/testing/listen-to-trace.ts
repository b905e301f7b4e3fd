import { get } from 'node:http';
import { onTestFinished, vi } from 'vitest';
import type { TraceEvent } from '#shared/trace/event.ts';

export type TraceReader = {
  /** Every event received, in the order of arrival, repeats included. */
  received: TraceEvent[];
  /** How often it has connected with success. */
  connections(): number;
  /** Resolves when event `number` has arrived. */
  reaches(number: number, timeoutMs?: number): Promise<void>;
  close(): void;
};

/** Reads a sandbox's stream as a browser does: when the line breaks, it connects again with the last number it has. */
export function listenToTrace(port: number, sandboxId: string): TraceReader {
  const received: TraceEvent[] = [];
  let last: number | null = null;
  let connections = 0;
  let closed = false;
  let hangUp: () => void = () => undefined;

  const take = (message: string) => {
    const kind = /^event: (.*)$/m.exec(message)?.[1];
    const data = JSON.parse(/^data: (.*)$/m.exec(message)?.[1] ?? 'null');
    if (kind === 'trace') received.push(data);
    if (kind === 'snapshot') received.push(...data.events);
    const id = /^id: (.*)$/m.exec(message)?.[1];
    if (id !== undefined) last = Number(id);
  };

  const connect = () => {
    if (closed) return;
    let over = false;
    const again = () => {
      if (over) return;
      over = true;
      setTimeout(connect, 50);
    };
    const headers = { 'last-event-id': String(last ?? 0) };
    const options = {
      host: '127.0.0.1',
      port,
      path: `/api/sandboxes/${sandboxId}/events`,
      headers,
      agent: false,
    };
    const request = get(options, (response) => {
      if (response.statusCode === 200) connections += 1;
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (response.statusCode !== 200) return;
        const messages = (rest + chunk).split('\n\n');
        rest = messages.pop() ?? '';
        for (const message of messages) take(message);
      });
      response.on('error', again);
      response.on('close', again);
    });
    request.on('error', again);
    hangUp = () => request.destroy();
  };

  const close = () => {
    closed = true;
    hangUp();
  };
  onTestFinished(close);
  connect();
  return {
    received,
    connections: () => connections,
    reaches: (number, timeoutMs = 5000) =>
      vi.waitFor(
        () => {
          const newest = received.at(-1)?.number ?? 0;
          if (newest < number) throw new Error(`The reader is at ${newest}, not at ${number}.`);
        },
        { timeout: timeoutMs, interval: 10 },
      ),
    close,
  };
}
