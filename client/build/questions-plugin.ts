import { join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import { LessonError } from '#shared/content/lesson-error.ts';
import { findTopicFiles, readTopics } from './read-topics.ts';

const ALL = '\0virtual:questions';

/**
 * Makes `virtual:questions` all questions for practice, by topic. What cannot be read stops the build, with file and line. `folder` defaults
 * to the `lessons` beside Vite's root.
 */
export function questionsPlugin({ folder }: { folder?: string } = {}): Plugin {
  let lessons = folder ?? '';
  return {
    name: 'coat-check:questions',

    configResolved(config) {
      lessons = normalizePath(folder ?? join(config.root, '..', 'lessons'));
    },

    configureServer(server) {
      server.watcher.add(join(lessons, 'questions'));
    },

    resolveId: { filter: { id: /^virtual:questions$/ }, handler: () => ALL },

    load: {
      filter: { id: /^\0virtual:questions$/ },
      async handler() {
        for (const name of await findTopicFiles(lessons)) this.addWatchFile(join(lessons, 'questions', name));
        try {
          const topics = (await readTopics(lessons)).map(({ topic }) => topic);
          return `export const topics = ${JSON.stringify(topics)};`;
        } catch (error) {
          if (error instanceof LessonError) return this.error(error.message);
          throw error;
        }
      },
    },
  };
}
