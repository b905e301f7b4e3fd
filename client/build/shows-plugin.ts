import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import { toShippedShow } from '#shared/content/show-script.ts';
import { readWalkFile } from '#shared/export/walk-file.ts';
import { writeShowFile } from '#shared/show/show-file.ts';
import { readShows, type ShowFile } from './read-shows.ts';

const INDEX = '\0virtual:shows';
const ONE = '\0virtual:show/';

/**
 * Makes `virtual:shows` the list of the shows that are shipped, and each by dynamic import: `text` is a show's file, made of its `show.md` and
 * of what happened when it was played. What cannot be read stops the build. `folder` defaults to the `lessons` beside Vite's root.
 */
export function showsPlugin({ folder }: { folder?: string } = {}): Plugin {
  let lessons = folder ?? '';
  return {
    name: 'coat-check:shows',

    configResolved(config) {
      lessons = normalizePath(folder ?? join(config.root, '..', 'lessons'));
    },

    resolveId: { filter: { id: /^virtual:show(s$|\/)/ }, handler: (id) => `\0${id}` },

    load: {
      filter: { id: /^\0virtual:show(s$|\/)/ },
      async handler(id) {
        const shows = await readShows(lessons).catch((error: Error) => this.error(error.message));
        for (const { folder } of shows)
          for (const name of ['show.md', 'walk.json']) this.addWatchFile(join(lessons, folder, name));
        if (id === INDEX) return toIndex(shows);
        const show = shows.find(({ script }) => script.lesson.slug === id.slice(ONE.length));
        if (!show) return this.error(`There is no show "${id.slice(ONE.length)}".`);
        return await toModule(show, lessons).catch((error: Error) =>
          this.error(
            `Could not make the show of ${show.file}: ${error.message} If it has changed, run "npm run record".`,
          ),
        );
      },
    },
  };
}

function toIndex(shows: readonly ShowFile[]): string {
  const summaries = shows.map(({ script: { lesson } }) => {
    const { slug, title, summary, minutes } = lesson;
    return { slug, title, summary, minutes };
  });
  const imports = summaries.map(
    ({ slug }) => `[${JSON.stringify(slug)}, () => import('virtual:show/${slug}')]`,
  );
  return `export const showSummaries = ${JSON.stringify(summaries)};
export const showModules = new Map([${imports.join(', ')}]);`;
}

async function toModule({ script, folder }: ShowFile, lessons: string): Promise<string> {
  const walk = readWalkFile(await readFile(join(lessons, folder, 'walk.json'), 'utf8'));
  const show = toShippedShow(script, walk);
  return `export const text = ${JSON.stringify(writeShowFile({ trace: walk.trace, show }))};`;
}
