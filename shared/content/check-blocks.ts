import type { Heading, RootContent } from 'mdast';
import type { Report } from './lesson-error.ts';
import { type Container, everyNode, sourceOf, startOf } from './markdown.ts';

/** Directives count only as direct children of a step, or of a block made for them: in a list or a quotation they would be lost. */
export function checkInside(block: RootContent, report: Report): void {
  for (const node of everyNode(block)) {
    if (node.type !== 'leafDirective' && node.type !== 'containerDirective') continue;
    report(
      startOf(node),
      `"${node.name}" stands inside another block. Move it to the step's own level, without indentation.`,
    );
  }
}

/** Reports a block whose closing line is missing, or is that of the block around it. */
export function checkClosed(node: Container, text: string, report: Report): boolean {
  const lines = sourceOf(node, text).split('\n');
  const colons = /^:+/.exec(lines[0] ?? '')?.[0] ?? ':::';
  if (lines.length > 1 && lines.at(-1)?.trim() === colons) return true;
  report(startOf(node), `This ${node.name} is never closed. End it with ${colons} on a line of its own.`);
  return false;
}

/** Whether a line of dashes right beneath a text has made a heading of it. */
export const isTornOffTooClose = (node: RootContent, text: string): node is Heading =>
  node.type === 'heading' && /\n\s*-+\s*$/.test(sourceOf(node, text));

/** Reports that line of dashes. */
export const refuseCloseTear = (node: Heading, report: Report): void =>
  report(
    { line: node.position?.end.line ?? 1, column: 1 },
    'This line stands right beneath a text, and Markdown makes a heading of that. Leave a blank line above ---.',
  );
