declare module 'virtual:notes' {
  import type { Notes } from '#shared/content/lesson.ts';

  export const notesModules: ReadonlyMap<string, () => Promise<{ notes: Notes }>>;
}
