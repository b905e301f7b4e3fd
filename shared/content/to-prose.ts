import type { Root } from 'hast';
import type { RootContent } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

// Raw HTML is dropped by remark-rehype unless it is told otherwise: nobody may tell it here.
const toHast = unified().use(remarkRehype).freeze();

/** Turns Markdown blocks into the tree that the page draws, without the positions that only errors need. */
export function toProse(blocks: RootContent[]): Root {
  const tree = toHast.runSync({ type: 'root', children: blocks });
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value)));
}
