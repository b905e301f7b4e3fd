import { notesModules } from 'virtual:notes';
import type { Notes } from '#shared/content/lesson.ts';

/** Fetches what whoever presents a lesson is told of its steps; null when there is no lesson of that name. Rejects when it cannot be fetched. */
export async function loadNotes(slug: string): Promise<Notes | null> {
  const load = notesModules.get(slug);
  return load ? (await load()).notes : null;
}
