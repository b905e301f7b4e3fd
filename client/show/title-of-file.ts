import { longest } from '#shared/show/show.ts';

/** `coat-check-two-visits.show.json` is a name for a file, and `coat-check-two-visits` at least none of a file. */
export const titleOfFile = (fileName: string): string =>
  fileName
    .replace(/\.json$/i, '')
    .replace(/\.(trace|show)$/i, '')
    .slice(0, longest.title)
    .trim() || 'A show';
