import { build } from 'vite';

/**
 * A file and all of ours that it imports, as one text. Libraries stay imports.
 * @param file an absolute path
 * @param options `minify` leaves out whatever does not run: comments, types, names; `external` are files that stay imports, too
 */
export async function bundle(
  file: string,
  { minify = false, external }: { minify?: boolean; external?: RegExp } = {},
): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: file,
      write: false,
      minify: minify ? 'oxc' : false,
      ...(external && { rolldownOptions: { external } }),
    },
  });
  const chunks = [output].flat().flatMap((each) => ('output' in each ? each.output : []));
  const [chunk] = chunks;
  if (chunk?.type !== 'chunk' || chunks.length !== 1) throw new Error(`${file} did not become one file.`);
  return chunk.code;
}
