import { useState } from 'react';
import { loadTraceFile } from '../open-trace/load-trace-file.ts';
import { ChooseFile } from '../page/choose-file.tsx';
import { opened } from '../storage/opened-trace.ts';

/** Opens a show, or a trace, from a file. One that cannot be opened leaves the last one be, and says why. */
export function OpenShow({ onOpen }: { onOpen: () => void }) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const open = async (file: File) => {
    const read = await loadTraceFile(file);
    setTrouble(read.ok ? null : read.message);
    if (!read.ok) return;
    opened.open({ name: file.name, trace: read.trace, show: read.show, isSaved: true });
    onOpen();
  };
  return (
    <>
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="actions-row">
        <ChooseFile label="Open a file" tone="main" name="A show, or a trace" onChoose={open} />
      </div>
    </>
  );
}
