import { showModules } from 'virtual:shows';
import type { Trace } from '#shared/api/sandbox-api.ts';
import type { Show } from '#shared/show/show.ts';
import { readShowFile } from '#shared/show/show-file.ts';

/** The shows that are shipped, in their order. */
export { showSummaries } from 'virtual:shows';

/** Fetches one of them; null when there is none of that name. Rejects when it cannot be fetched. */
export async function loadShow(slug: string): Promise<{ show: Show; trace: Trace } | null> {
  const load = showModules.get(slug);
  if (!load) return null;
  const read = readShowFile((await load()).text);
  if (!read.ok || !read.show) throw new Error(read.ok ? 'It is no show.' : read.message);
  return { show: read.show, trace: read.trace };
}
