import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';

const INDEX = '\0virtual:walks';
const ONE = '\0virtual:walk/';

type Options = {
  folder?: string;
  /** Does a lesson at a real server, and gives back its walk's file. @throws with what stood in the way */
  record?(slug: string, project: string): Promise<string>;
};

/**
 * Makes `virtual:walks` a list of what happens in each lesson, by dynamic import: `text` is the walk's file, as it lies beside the lesson; empty
 * where none does. In development the lesson is done anew when its walk is asked for, so that its author sees what they have just
 * written; a lesson that cannot be done says so in the terminal and over the page. `folder` defaults to the `lessons` beside Vite's root.
 */
export function walksPlugin({ folder, record = recordAnew }: Options = {}): Plugin {
  let lessons = folder ?? '';
  let isDev = false;

  const folderOf = async (slug: string) => (await foldersIn(lessons)).find((name) => slugOf(name) === slug);

  return {
    name: 'coat-check:walks',

    configResolved(config) {
      lessons = normalizePath(folder ?? join(config.root, '..', 'lessons'));
      isDev = config.command === 'serve';
    },

    resolveId: { filter: { id: /^virtual:walk(s$|\/)/ }, handler: (id) => `\0${id}` },

    load: {
      filter: { id: /^\0virtual:walk(s$|\/)/ },
      async handler(id) {
        if (id === INDEX) return toIndex(await foldersIn(lessons));
        const slug = id.slice(ONE.length);
        const name = (await folderOf(slug)) ?? '';
        this.addWatchFile(join(lessons, name, isDev ? 'lesson.md' : 'walk.json'));
        if (!isDev) return toModule(await readFile(join(lessons, name, 'walk.json'), 'utf8').catch(() => ''));
        try {
          return toModule(await record(slug, dirname(lessons)));
        } catch (error) {
          return this.error(error instanceof Error ? error.message : String(error));
        }
      },
    },

    hotUpdate({ file }) {
      if (!file.startsWith(`${lessons}/`) || basename(file) !== 'lesson.md') return;
      const { moduleGraph } = this.environment;
      for (const id of [INDEX, ONE + slugOf(basename(dirname(file)))]) {
        const module = moduleGraph.getModuleById(id);
        if (module) moduleGraph.invalidateModule(module);
      }
    },
  };
}

/** The number in a folder's name only sorts. */
const slugOf = (name: string): string => name.replace(/^\d+-/, '');

const foldersIn = async (lessons: string): Promise<string[]> =>
  (await readdir(lessons, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && /^\d/.test(entry.name))
    .map(({ name }) => name)
    .sort();

const toModule = (text: string): string => `export const text = ${JSON.stringify(text)};`;

const toIndex = (folders: readonly string[]): string => {
  const imports = folders
    .map(slugOf)
    .map((slug) => `[${JSON.stringify(slug)}, () => import('virtual:walk/${slug}')]`);
  return `export const walkModules = new Map([${imports.join(', ')}]);`;
};

/** In a process of its own: the server that is asked to do it is another than the one that serves the pages. */
const recordAnew = (slug: string, project: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', 'lessons/walk/record-walks.ts', '--show', slug];
    const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      complaint += part;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(complaint.trim()))));
  });
