import { readShows as readAll, type ShowFile } from '../../client/build/read-shows.ts';
import { lessonsFolder } from './read-lessons.ts';
import type { ToWalk } from './walk-lesson.ts';

/** A shipped show, as it is played: a lesson whose steps are its chapters. */
export type ShowToWalk = ShowFile & ToWalk & { slug: string };

/** All shows that are shipped, in their order. @throws {LessonError} at the first that cannot be read */
export const readShows = async (): Promise<ShowToWalk[]> =>
  (await readAll(lessonsFolder)).map((show) => ({
    ...show,
    lesson: show.script.lesson,
    slug: show.script.lesson.slug,
  }));
