import type { Root } from 'hast';
import type { PhrasingContent, RootContent } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

// Raw HTML is dropped by remark-rehype unless it is told otherwise: nobody may tell it here.
const toHast = unified().use(remarkRehype).freeze();

/** Turns Markdown blocks into the tree that the page draws, without the positions that only errors need. */
export function toProse(blocks: RootContent[]): Root {
  const tree = toHast.runSync({ type: 'root', children: blocks });
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value)));
}

/** The same for words that stand in a line, such as a button's: without a paragraph around them. */
export function toInline(words: PhrasingContent[]): Root {
  const [paragraph] = toProse([{ type: 'paragraph', children: words }]).children;
  return { type: 'root', children: paragraph?.type === 'element' ? paragraph.children : [] };
}
