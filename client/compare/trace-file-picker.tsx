import { type ChangeEvent, useRef, useState } from 'react';
import type { ReadTraceFile } from '#shared/export/trace-file.ts';
import type { Trace } from '#shared/sandbox/api.ts';

type Props = {
  load: (file: File) => Promise<ReadTraceFile>;
  onOpen: (name: string, trace: Trace) => void;
};

/** Opens a trace that was downloaded before, to compare it with this one. */
export function TraceFilePicker({ load, onOpen }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  const onChange = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    const read = await load(file);
    // The same file can then be picked again, once it has been mended.
    target.value = '';
    setTrouble(read.ok ? null : read.message);
    if (read.ok) onOpen(file.name, read.trace);
  };

  return (
    <div className="compare-file">
      <button type="button" className="button" data-tone="quiet" onClick={() => input.current?.click()}>
        Open a trace file…
      </button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".json,application/json"
        aria-label="A trace file to compare with"
        tabIndex={-1}
        onChange={onChange}
      />
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}
