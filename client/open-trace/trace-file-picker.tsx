import { useState } from 'react';
import type { Trace } from '#shared/api/sandbox-api.ts';
import type { ReadTraceFile } from '#shared/export/trace-file.ts';
import { ChooseFile } from '../page/choose-file.tsx';

type Props = {
  load: (file: File) => Promise<ReadTraceFile>;
  onOpen: (name: string, trace: Trace) => void;
};

/** Opens a trace that was downloaded before, to compare it with this one. */
export function TraceFilePicker({ load, onOpen }: Props) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const onChoose = async (file: File) => {
    const read = await load(file);
    setTrouble(read.ok ? null : read.message);
    if (read.ok) onOpen(file.name, read.trace);
  };
  return (
    <div className="compare-file">
      <ChooseFile
        label="Open a trace file…"
        tone="quiet"
        name="A trace file to compare with"
        onChoose={onChoose}
      />
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}
