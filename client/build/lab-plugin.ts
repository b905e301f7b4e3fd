import type { Plugin, ViteDevServer } from 'vite';
import { type BuiltPart, buildLabPart, type LabPart } from './build-lab.ts';

const workers = ['learner', 'grader'] as const;
const frameAddress = '/lab-frame.html';

/**
 * Builds the lab, and tells the client by `virtual:lab` where its workers' scripts are. In development each part is
 * built when it is first asked for, since Vite serves modules and the lab needs single scripts.
 */
export function labPlugin(): Plugin {
  let client = '';
  let isBuild = false;
  const built = new Map<LabPart, Promise<BuiltPart>>();

  const part = (name: LabPart): Promise<BuiltPart> => {
    const known = built.get(name) ?? buildLabPart(name, client);
    built.set(name, known);
    known.catch(() => built.delete(name));
    return known;
  };

  return {
    name: 'coat-check:lab',

    configResolved(config) {
      client = config.root;
      isBuild = config.command === 'build';
    },

    resolveId: { filter: { id: /^virtual:lab$/ }, handler: () => '\0virtual:lab' },

    load: {
      filter: { id: /^\0virtual:lab$/ },
      async handler() {
        if (!isBuild) return toModule(workers.map((name) => [name, JSON.stringify(`/@lab/${name}.js`)]));
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
  return `export const labScripts = { ${addresses.map(([name, address]) => `${name}: ${address}`).join(', ')} };`;
}

/** The frame's script stands in the document: of an opaque origin's files only blobs and itself may run. */
function toFrame(script: string): string {
  const inline = script.replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lab</title><script>${inline}</script></html>\n`;
}

function serve(server: ViteDevServer, part: (name: LabPart) => Promise<BuiltPart>): void {
  server.middlewares.use(async (request, response, next) => {
    const path = request.url?.split('?')[0];
    const worker = workers.find((name) => path === `/@lab/${name}.js`);
    if (path !== frameAddress && !worker) return next();
    try {
      const { code, modules } = await part(worker ?? 'frame');
      server.watcher.add(modules.filter((file) => !file.includes('node_modules')));
      response.setHeader('Content-Type', worker ? 'text/javascript' : 'text/html; charset=utf-8');
      response.setHeader('Cache-Control', 'no-store');
      return response.end(worker ? code : toFrame(code));
    } catch (error) {
      return next(error);
    }
  });
}
