import { join } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { type BuiltPart, buildGradingPart, type GradingPart, ownFilesAmong } from './build-grading.ts';

const workers = ['learner', 'host', 'grader'] as const;
const frameAddress = '/lab-frame.html';

/**
 * Builds what grades learners' code, and tells the client by `virtual:grading` where the workers' scripts are. In
 * development each part is built when it is first asked for, since Vite serves modules and a worker needs single scripts.
 */
export function gradingPlugin(): Plugin {
  let client = '';
  let isBuild = false;
  const built = new Map<GradingPart, Promise<BuiltPart>>();

  const part = (name: GradingPart): Promise<BuiltPart> => {
    const known = built.get(name) ?? buildGradingPart(name, client);
    built.set(name, known);
    known.catch(() => built.delete(name));
    return known;
  };

  return {
    name: 'coat-check:grading',

    configResolved(config) {
      client = config.root;
      isBuild = config.command === 'build';
    },

    resolveId: { filter: { id: /^virtual:grading$/ }, handler: () => '\0virtual:grading' },

    load: {
      filter: { id: /^\0virtual:grading$/ },
      async handler() {
        if (!isBuild) return toModule(workers.map((name) => [name, JSON.stringify(`/@grading/${name}.js`)]));
        const source = toFrame((await part('frame')).code);
        this.emitFile({ type: 'asset', fileName: frameAddress.slice(1), source });
        const addresses = await Promise.all(
          workers.map(async (name) => {
            const { code } = await part(name);
            const file = this.emitFile({ type: 'asset', name: `lab-${name}.js`, source: code });
            return [name, `import.meta.ROLLUP_FILE_URL_${file}`] as const;
          }),
        );
        return toModule(addresses);
      },
    },

    configureServer(server) {
      serve(server, part);
    },

    async hotUpdate({ file }) {
      for (const [name, building] of built) {
        const { modules } = await building;
        if (modules.includes(file)) built.delete(name);
      }
    },
  };
}

function toModule(addresses: (readonly [string, string])[]): string {
  return `export const workerScripts = { ${addresses.map(([name, address]) => `${name}: ${address}`).join(', ')} };`;
}

/** The frame's script stands in the document: of an opaque origin's files only blobs and itself may run. */
function toFrame(script: string): string {
  const inline = script.replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lab</title><script>${inline}</script></html>\n`;
}

function serve(server: ViteDevServer, part: (name: GradingPart) => Promise<BuiltPart>): void {
  server.middlewares.use(async (request, response, next) => {
    const path = request.url?.split('?')[0];
    const worker = workers.find((name) => path === `/@grading/${name}.js`);
    if (path !== frameAddress && !worker) return next();
    try {
      const { code, modules } = await part(worker ?? 'frame');
      server.watcher.add(ownFilesAmong(modules, join(server.config.root, '..')));
      response.setHeader('Content-Type', worker ? 'text/javascript' : 'text/html; charset=utf-8');
      response.setHeader('Cache-Control', 'no-store');
      return response.end(worker ? code : toFrame(code));
    } catch (error) {
      return next(error);
    }
  });
}
