import type { Nodes, RootContent } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

/** Markdown with front matter and directives: all the syntax a lesson has. */
export const markdown = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkDirective)
  .use(readTables)
  .freeze();

/** Of what GitHub adds to Markdown the tables alone: its lists of tasks would take the brackets of a question for their own. */
function readTables(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfmTable()];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmTableFromMarkdown()];
}

export type Container = Extract<RootContent, { type: 'containerDirective' }>;
export type Leaf = Extract<RootContent, { type: 'leafDirective' }>;
export type Inline = Extract<RootContent, { type: 'textDirective' }>;

/** Where a node begins in the file. */
export function startOf(node: Nodes): { line: number; column: number } {
  const start = node.position?.start;
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** The node's own text in the file, exactly as it was written. */
export function sourceOf(node: Nodes, text: string): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/** The node and everything inside it, in the order of reading. */
export function* everyNode(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* everyNode(child);
}

/** What a reader would see of a node, without any markup. */
export function plainText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value.replaceAll('\n', ' ');
  if (!('children' in node)) return '';
  const between = node.children.some(({ type }) => type === 'paragraph') ? ' ' : '';
  return node.children.map(plainText).join(between);
}
