import { useEffect, useMemo, useRef } from 'react';
import { exerciseFile } from '#shared/grading/host/call-site.ts';
import type { TraceSource } from '../timeline/trace-source.ts';

/** The learner's own file as it was run, where a sandbox has the demo app's; `edit` leads to a line in the editor. */
export const useOwnCode = (
  text: string,
  edit: (line: number) => void,
): Pick<TraceSource, 'code' | 'edit'> => {
  // A timeline keeps its first source, while the way to a line changes with every key.
  const latest = useRef(edit);
  useEffect(() => {
    latest.current = edit;
  });
  return useMemo(
    () => ({
      code: async () => ({ ok: true, value: { files: [{ file: exerciseFile, text }] } }),
      edit: (line) => latest.current(line),
    }),
    [text],
  );
};
