import { type ReadShowFile, readShowFile } from '#shared/show/show-file.ts';

/** In bytes: a trace of 2,000 events with full bodies stays below. */
const largest = 20 * 1024 * 1024;

/** Reads a trace, and the show in it if there is one, from a file that a person has picked; every failure is a message for them. */
export const loadTraceFile = async (file: File): Promise<ReadShowFile> => {
  if (file.size > largest) {
    const message =
      'Could not open the trace: the file is larger than 20 MB. Choose a file that “Download trace” made.';
    return { ok: false, message };
  }
  try {
    return readShowFile(await file.text());
  } catch {
    // A browser says no more than that: moved, deleted or not allowed to be read.
    const message = 'Could not open the trace: the file could not be read. Choose it once more.';
    return { ok: false, message };
  }
};
