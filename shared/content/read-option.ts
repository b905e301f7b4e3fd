import type { ListItem, Paragraph, PhrasingContent } from 'mdast';
import { checkInside } from './check-blocks.ts';
import { plainText, startOf } from './markdown.ts';
import type { PracticeOption } from './practice-question.ts';
import type { Reading } from './reading.ts';
import { toInline, toProse } from './to-prose.ts';

/** An option as it was written: what stands in its brackets, its words and its reason. */
export type WrittenOption = Omit<PracticeOption, 'id'> & {
  mark: string;
  isExpected: boolean;
  item: ListItem;
};

/**
 * Reads `- [mark] text > reason`, or `- [x mark] …` for the one that is expected; the reason may stand on a line of its own,
 * which Markdown takes for a quotation. Null, and reported, where it is none.
 */
export function readOption(
  item: ListItem,
  example: string,
  { report }: Pick<Reading, 'report'>,
): WrittenOption | null {
  const [first, ...others] = item.children;
  for (const child of item.children) checkInside(child, report);
  const marked = first?.type === 'paragraph' ? readMark(first) : null;
  if (!marked) {
    report(startOf(item), `An option begins with brackets. Write ${example}`);
    return null;
  }
  const { text, reason } = splitAtReason(marked.rest);
  const blocks = [
    ...(reason.length > 0 ? [{ type: 'paragraph' as const, children: reason }] : []),
    ...others.flatMap((child) => (child.type === 'blockquote' ? child.children : [child])),
  ];
  if (plainText({ type: 'paragraph', children: text }).trim() === '' || blocks.length === 0)
    report(startOf(item), `An option has a text and its reason. Write ${example}`);
  const { mark, isExpected } = marked;
  return { mark, isExpected, item, text: toInline(text), reason: toProse(blocks) };
}

type Marked = { mark: string; isExpected: boolean; rest: PhrasingContent[] };

function readMark({ children }: Paragraph): Marked | null {
  const [first, ...others] = children;
  const found = first?.type === 'text' ? /^\[([^\]]*)\]\s+/.exec(first.value) : null;
  if (!found || first?.type !== 'text') return null;
  const written = (found[1] ?? '').trim();
  const isExpected = /^[xX]($|\s)/.test(written);
  return {
    mark: isExpected ? written.slice(1).trim() : written,
    isExpected,
    rest: [{ type: 'text', value: first.value.slice(found[0].length) }, ...others],
  };
}

/** What stands before the first ` > `, and what behind it. */
function splitAtReason(nodes: readonly PhrasingContent[]): {
  text: PhrasingContent[];
  reason: PhrasingContent[];
} {
  for (const [index, node] of nodes.entries()) {
    const found = node.type === 'text' ? /\s>\s+/.exec(node.value) : null;
    if (!found || node.type !== 'text') continue;
    const [before, behind] = [
      node.value.slice(0, found.index),
      node.value.slice(found.index + found[0].length),
    ];
    return {
      text: [...nodes.slice(0, index), { type: 'text', value: before }],
      reason: [{ type: 'text', value: behind }, ...nodes.slice(index + 1)],
    };
  }
  return { text: [...nodes], reason: [] };
}
