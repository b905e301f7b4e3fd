import type { Nodes, RootContent } from 'mdast';
import { plainText } from './markdown.ts';

/** How many words may stand before a button, and how many behind it. */
export const mostWords = 40;

/** Counts the words that a reader sees in some blocks: what has a letter or a digit in it. */
export const countWords = (blocks: readonly RootContent[]): number =>
  blocks
    .map(textOf)
    .join(' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Blocks end words, which mere text between two of them would run together. */
function textOf(node: Nodes): string {
  if (node.type === 'code') return node.value;
  // A table is looked up, not read from its beginning to its end.
  if (node.type === 'table') return '';
  if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote')
    return node.children.map(textOf).join(' ');
  return plainText(node);
}
