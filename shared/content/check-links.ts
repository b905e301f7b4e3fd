import type { Root } from 'mdast';
import type { Step } from './lesson.ts';
import type { Report } from './lesson-error.ts';
import { everyNode, startOf } from './markdown.ts';
import { schemeOf } from './scheme-of.ts';

/** Where a lesson is read, so that what its links mean can be told: a step of it, in some sandbox. */
const sandbox = '/s/any';

/**
 * Reports links without a host that lead nowhere. `places` are the addresses of other pages, as they stand behind a
 * sandbox's: `/lessons/<name>`, `/lessons/<name>/<step>`, `/exercises/<name>`.
 */
export function checkLinks(
  root: Root,
  { slug, steps, places }: { slug: string; steps: readonly Step[]; places: ReadonlySet<string> },
  report: Report,
): void {
  const lesson = `/lessons/${slug}`;
  const own = new Set([lesson, ...steps.map(({ id }) => `${lesson}/${id}`)]);
  for (const node of everyNode(root)) {
    if (node.type !== 'link' && node.type !== 'definition') continue;
    if (schemeOf(node.url) !== null) continue;
    const address = URL.parse(node.url, `http://any${sandbox}${lesson}/-`);
    const path = address?.pathname.replace(/\/$/, '') ?? '';
    const place = path.startsWith(sandbox) ? path.slice(sandbox.length) : path;
    if (address?.host === 'any' && (own.has(place) || places.has(place))) continue;
    report(
      startOf(node),
      `The link "${node.url}" leads nowhere. Write the id of a step of this lesson, ../another-lesson/ or ../another-lesson/its-step, /exercises/its-name, or an address with https:.`,
    );
  }
}
