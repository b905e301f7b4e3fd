import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const entry = fileURLToPath(new URL('../../../server/demo-app/create-app.ts', import.meta.url));

/** The demo app's files as the one text that a grader takes. Libraries stay imports. */
export async function bundleDemoApp(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      write: false,
      minify: false,
      rollupOptions: { external: [/^node:/, 'express', 'cookie'] },
    },
  });
  const chunks = [output].flat().flatMap((each) => ('output' in each ? each.output : []));
  const [chunk] = chunks;
  if (chunk?.type !== 'chunk' || chunks.length !== 1)
    throw new Error('The demo app did not become one file.');
  return chunk.code;
}
