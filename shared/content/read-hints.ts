import type { Nodes, RootContent } from 'mdast';
import type { Exercise } from '../grading/exercise.ts';
import type { Report } from './lesson-error.ts';
import { plainText, startOf } from './markdown.ts';

const form =
  'Write `## the-check-id`, and beneath it a numbered list of three: a nudge, the idea, nearly the code.';

/** Reads `## <check-id>` sections, each with a numbered list of exactly three hints. */
export function readHints(blocks: readonly RootContent[], report: Report): Exercise['hints'] {
  const hints = new Map<string, readonly [string, string, string]>();
  let id: string | null = null;
  for (const block of blocks) {
    if (block.type === 'heading') {
      id = plainText(block).trim();
      if (!/^[a-z0-9-]+$/.test(id)) report(startOf(block), `“${id}” is no id of a check. ${form}`);
      if (hints.has(id)) report(startOf(block), `“${id}” has hints already. Put them into one section.`);
      continue;
    }
    const [nudge, idea, code, ...more] =
      block.type === 'list' && block.ordered ? block.children.map(hintText) : [];
    if (id === null || !nudge || !idea || !code || more.length > 0) {
      report(startOf(block), `These are not three hints for a check. ${form}`);
    } else hints.set(id, [nudge, idea, code]);
  }
  return Object.fromEntries(hints);
}

/** One hint as plain text, in which code keeps its backticks: two on each side where it holds one itself. */
function hintText(node: Nodes): string {
  if (node.type === 'inlineCode')
    return node.value.includes('`') ? `\`\`${node.value}\`\`` : `\`${node.value}\``;
  if (!('children' in node)) return plainText(node);
  const between = node.children.some(({ type }) => type === 'paragraph') ? ' ' : '';
  return node.children.map(hintText).join(between);
}
