import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { WORKER_FILE } from '#shared/static/worker-messages.ts';
import { shortened, toAliases } from './build-grading.ts';
import { type BundledApps, bundleApps } from './bundle-apps.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const server = join(project, 'server');
const standIns = join(project, 'client', 'grading', 'stand-ins');

/** What the code panel shows, beside the page's files. */
const SOURCE_FILE = 'app-source.json';

/**
 * Writes the server, as a service worker, into the folder of a built page. To be done last: it keeps all the files that are
 * there, and its version says which they are.
 */
export async function buildWorker(folder: string): Promise<void> {
  const apps = bundleApps(server);
  await writeFile(join(folder, SOURCE_FILE), JSON.stringify(apps.source));
  const files = (await filesIn(folder)).filter((file) => !isLeftOut(file));
  const digest = createHash('sha256');
  for (const file of files) digest.update(`${file}\n`).update(await readFile(join(folder, file)));
  const version = digest.digest('hex').slice(0, 12);
  const main = await bundleMain(apps, { version, files });
  await writeFile(join(folder, WORKER_FILE), `${apps.script}${main}`);
}

/** The worker keeps itself, and answers for each page by the one. */
const isLeftOut = (file: string) => /(^|\/)(index\.html|404\.html|sw\.js)$/.test(file);

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

async function bundleMain(
  apps: BundledApps,
  about: { version: string; files: readonly string[] },
): Promise<string> {
  const built = await build({
    configFile: false,
    root: project,
    publicDir: false,
    logLevel: 'warn',
    mode: 'production',
    plugins: [
      entryPlugin(),
      appsPlugin(apps),
      aboutPlugin(about),
      elsewherePlugin(),
      withoutLua(),
      shortened(),
    ],
    resolve: {
      alias: [
        { find: /^(node:)?crypto$/, replacement: join(standIns, 'crypto', 'server-crypto.ts') },
        // What would bring along much, for a function that nobody here calls.
        { find: /^(node:)?assert$/, replacement: join(server, 'browser', 'not-here.ts') },
        { find: /^uqr$/, replacement: join(server, 'browser', 'not-here.ts') },
        { find: /^(node:)?zlib$/, replacement: join(server, 'browser', 'not-here.ts') },
        { find: /^(node:)?timers\/promises$/, replacement: join(server, 'browser', 'wait.ts') },
        ...toAliases(standIns, 'worker'),
      ],
    },
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      modulePreload: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      lib: { entry: ENTRY, formats: ['iife'], name: 'coatCheckServer' },
      rolldownOptions: { output: { codeSplitting: false }, checks: { bundlerTimings: false } },
    },
  });
  const [output] = [built].flat() as Rolldown.RolldownOutput[];
  const [chunk, ...more] = output?.output ?? [];
  if (chunk?.type !== 'chunk' || more.length > 0)
    throw new Error(`Could not build the worker: it came out in ${more.length + 1} files, not one.`);
  return chunk.code;
}

const ENTRY = 'virtual:worker-entry';

/** First Node's globals, which libraries read while they load. */
function entryPlugin(): Plugin {
  const imports = [join(standIns, 'globals.ts'), join(server, 'browser', 'main.ts')];
  return {
    name: 'coat-check:worker-entry',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith(ENTRY) ? `\0${ENTRY}` : null),
    load: (id) =>
      id === `\0${ENTRY}` ? imports.map((file) => `import ${JSON.stringify(file)};`).join('\n') : null,
  };
}

/** The apps' files stand before the bundle: who imports one of them is given what its function exports. */
function appsPlugin({ packages }: BundledApps): Plugin {
  const ofApps = /[/\\]server[/\\]((?:demo|token)-app[/\\][\w-]+\.ts)$/;
  const PACKAGES = '\0app-packages';
  return {
    name: 'coat-check:apps',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source === PACKAGES) return PACKAGES;
      if (!source.startsWith('.') || !importer) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const [, file] = ofApps.exec(found?.id ?? '') ?? [];
      return file ? `\0app:${file.split('\\').join('/')}` : null;
    },
    load(id) {
      if (id === PACKAGES) {
        const imports = packages.map(({ name, parts }, at) => {
          const named = parts.map((part) => `${part} as ${part}${at}`);
          return `import { ${named.join(', ')} } from ${JSON.stringify(name)};`;
        });
        const offers = packages.map(({ name, parts }, at) => {
          const offered = parts.map((part) => `${part}: ${part}${at}`);
          return `coatCheckApps.packages[${JSON.stringify(name)}] = { __esModule: true, ${offered.join(', ')} };`;
        });
        return [...imports, ...offers].join('\n');
      }
      const [, file] = /^\0app:(.*)$/.exec(id) ?? [];
      if (file === undefined) return null;
      return `require(${JSON.stringify(PACKAGES)}); module.exports = coatCheckApps.load(${JSON.stringify(file)});`;
    },
  };
}

function aboutPlugin(about: { version: string; files: readonly string[] }): Plugin {
  const ID = '\0virtual:worker-build';
  return {
    name: 'coat-check:worker-build',
    resolveId: (source) => (source === 'virtual:worker-build' ? ID : null),
    load: (id) =>
      id === ID
        ? Object.entries(about)
            .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
            .join('\n')
        : null,
  };
}

/** What reads Node's own machinery has a counterpart here. */
function elsewherePlugin(): Plugin {
  const counterparts: Record<string, string> = {
    [join(server, 'trace', 'call-site.ts')]: join(server, 'browser', 'call-site.ts'),
    [join(server, 'compose', 'folders.ts')]: join(server, 'browser', 'folders.ts'),
  };
  return {
    name: 'coat-check:counterparts',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!importer) return null;
      if (source === 'tldts') return join(server, 'browser', 'no-suffixes.ts');
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return (found && counterparts[resolve(found.id)]) ?? null;
    },
  };
}

/** Each script that the core sends has a way of its own in memory; Lua's interpreter would be a quarter of the worker. */
function withoutLua(): Plugin {
  const ID = '\0no-lua';
  return {
    name: 'coat-check:without-lua',
    enforce: 'pre',
    resolveId: (source) => (/^fengari(-interop)?$/.test(source) ? ID : null),
    load: (id) =>
      id === ID
        ? 'const none = new Proxy(() => none, { get: (_, name) => (name === "__esModule" ? false : none), apply: () => none }); module.exports = none;'
        : null,
  };
}

const [, script, folder] = process.argv;
if (script === fileURLToPath(import.meta.url) && folder !== undefined) await buildWorker(resolve(folder));
