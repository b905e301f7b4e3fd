import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path, { join } from 'node:path';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';

export type GradingPart = 'learner' | 'host' | 'grader' | 'frame';
/** What runs where Node's modules have stand-ins. */
type Realm = GradingPart | 'worker';
export type BuiltPart = {
  code: string;
  /** The files that went into it. */
  modules: string[];
};

const require = createRequire(import.meta.url);

/**
 * Bundles one part of what grades learners' code into a single classic script: a worker in an opaque origin starts from
 * a blob, where neither modules nor further files can be had.
 * @param client the folder `client`
 */
export async function buildGradingPart(part: GradingPart, client: string): Promise<BuiltPart> {
  const modules: string[] = [];
  const collect: Plugin = {
    name: 'coat-check:grading-modules',
    buildEnd() {
      modules.push(...filesAmong(this.getModuleIds()));
    },
  };
  const built = await build(toConfig(part, client, collect));
  const [output] = [built].flat() as Rolldown.RolldownOutput[];
  const [chunk, ...more] = output?.output ?? [];
  if (chunk?.type !== 'chunk' || more.length > 0) {
    throw new Error(`Could not build the grading ${part}: it came out in ${more.length + 1} files, not one.`);
  }
  return { code: chunk.code, modules };
}

/** Of a bundler's ids of modules those that are files. On Windows they begin with a drive and not with a slash. */
export function filesAmong(ids: Iterable<string>, { isAbsolute } = path): string[] {
  return [...ids].filter((id) => isAbsolute(id));
}

/** Of these files those that somebody works on; a checkout may itself lie beneath a folder `node_modules`. */
export function ownFilesAmong(files: readonly string[], project: string, { relative, sep } = path): string[] {
  return files.filter((file) => !relative(project, file).split(sep).includes('node_modules'));
}

function toConfig(part: GradingPart, client: string, collect: Plugin): InlineConfig {
  const standIns = join(client, 'grading', 'stand-ins');
  return {
    configFile: false,
    root: client,
    publicDir: false,
    logLevel: 'warn',
    mode: 'production',
    plugins: [collect, withoutProcess(), shortened()],
    resolve: { alias: toAliases(standIns, part) },
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      modulePreload: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      // As a library: pages would get Vite's preloading of modules with it.
      lib: { entry: join(client, 'grading', part, 'main.ts'), formats: ['iife'], name: 'grading' },
      rolldownOptions: {
        // As for the pages: how long our own plugins take is no news for whoever starts the product.
        checks: { bundlerTimings: false },
        output: { codeSplitting: false },
        // Graded tests of ours say `must`; those that say `expect` bring it along.
        treeshake: {
          moduleSideEffects: [{ test: /node_modules\/(chai|@vitest\/expect)\//, sideEffects: false }],
        },
      },
    },
  };
}

/** What stands for Node's modules, and for packages that want more than a browser has, in a bundle of this realm. */
export function toAliases(standIns: string, part: Realm) {
  const own = (name: string) => join(standIns, `${name}.ts`);
  const files: Record<string, string> = {
    assert: require.resolve('assert/'),
    async_hooks: own('nothing'),
    buffer: own('buffer'),
    child_process: own('nothing'),
    crypto: own(part === 'host' ? 'store-crypto' : 'crypto/crypto'),
    diagnostics_channel: own('nothing'),
    events: require.resolve('events/'),
    fs: own('nothing'),
    http: own('http'),
    net: own('nothing'),
    os: own('nothing'),
    path: require.resolve('path-browserify'),
    querystring: own('querystring'),
    stream: part === 'host' ? own('no-stream') : require.resolve('readable-stream/lib/ours/browser'),
    string_decoder: require.resolve('string_decoder/'),
    tty: own('nothing'),
    url: own('url'),
    util: own('util'),
    zlib: own('nothing'),
  };
  const aliases = [
    ...Object.entries(files).map(([name, file]) => ({
      find: new RegExp(`^(node:)?${name}$`),
      replacement: file,
    })),
    // Its own build for browsers reads `window`, which no worker has, and is larger.
    { find: /^ioredis-mock$/, replacement: require.resolve('ioredis-mock/lib/index.js') },
    { find: /^readable-stream$/, replacement: files.stream ?? '' },
    { find: /^iconv-lite$/, replacement: own('iconv-lite') },
    // Three versions would come along, each with the same long table.
    { find: /^@ioredis\/commands$/, replacement: require.resolve('@ioredis/commands') },
    ...(part === 'grader' ? [{ find: /^vitest$/, replacement: join(standIns, '../grader/vitest.ts') }] : []),
  ];
  // In a replacement a dollar sign begins the name of a group, and a folder may be called so.
  return aliases.map((alias) => ({ ...alias, replacement: alias.replacement.replaceAll('$', '$$$$') }));
}

/** Lua's interpreter takes any `process` for Node's, with files and a terminal behind it. */
function withoutProcess(): Plugin {
  return {
    name: 'coat-check:lua-without-process',
    transform: {
      filter: { id: /\/fengari(-interop)?\/src\/.*\.js$/ },
      handler: (code) => ({
        code: code
          .replace(/\btypeof process\b/g, '"undefined"')
          .replace(/\bprocess\.env\.FENGARICONF\b/g, 'undefined'),
        map: null,
      }),
    },
  };
}

/**
 * What the libraries carry along and learners' code has no use for: what commands mean, the certificates of a provider of
 * Redis, and exotic media types.
 */
export function shortened(): Plugin {
  return {
    name: 'coat-check:grading-shortened',
    load: {
      filter: {
        id: [
          /\/ioredis-mock\/data\/command-(docs|info)\.json$/,
          /\/ioredis\/built\/constants\/TLSProfiles\.js$/,
          /\/mime-db\/db\.json$/,
        ],
      },
      async handler(id) {
        if (id.endsWith('TLSProfiles.js')) return { code: 'exports.default = {}', moduleType: 'js' };
        if (!id.endsWith('db.json')) return { code: 'module.exports = {}', moduleType: 'js' };
        const types = Object.entries(
          JSON.parse(await readFile(id, 'utf8')) as Record<string, { extensions?: string[] }>,
        );
        const common = types.filter(([name, { extensions }]) => extensions && !/\/(vnd\.|x-)/.test(name));
        return { code: `module.exports = ${JSON.stringify(Object.fromEntries(common))}`, moduleType: 'js' };
      },
    },
  };
}
