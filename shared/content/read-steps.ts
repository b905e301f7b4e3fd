import type { Root, RootContent } from 'mdast';
import type { Step } from './lesson.ts';
import type { Report } from './lesson-error.ts';
import { type Container, everyNode, plainText, sourceOf, startOf } from './markdown.ts';
import { actionNames, readAction, readAttributes } from './read-action.ts';
import { readObservations } from './read-observations.ts';
import { toProse } from './to-prose.ts';

const opening = '::::step{#hand-in title="Hand in your coat"}';
const captionExample = ':::caption ⏎ The attendant takes your coat. ⏎ :::';

/** Reads all steps of a lesson, reporting whatever stands outside them. */
export function readSteps(root: Root, text: string, report: Report): Step[] {
  const steps: Step[] = [];
  const seen = new Map<string, number>();
  for (const node of root.children) {
    if (node.type === 'yaml') continue;
    if (node.type !== 'containerDirective' || node.name !== 'step') {
      // A line of stray colons has been reported already, with better advice.
      if (plainText(node).startsWith('::')) continue;
      report(startOf(node), `Nothing may stand outside a step. Open one before this line: ${opening}`);
      continue;
    }
    const step = readStep(node, text, report);
    const earlier = seen.get(step.id);
    if (step.id !== '' && earlier !== undefined) {
      report(
        startOf(node),
        `The step id "${step.id}" is taken by line ${earlier}. Choose another: {#another-id}`,
      );
    }
    seen.set(step.id, startOf(node).line);
    steps.push(step);
  }
  if (steps.length === 0)
    report({ line: 1, column: 1 }, `The lesson has no step. Add one: ${opening} … ::::`);
  return steps;
}

function readStep(node: Container, text: string, report: Report): Step {
  checkClosed(node, text, report);
  const { id = '', title = '', ...rest } = readAttributes(node, report);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    report(
      startOf(node),
      `A step needs an id of small letters, digits and hyphens: it is part of the address. Write ${opening}`,
    );
  }
  if (title.trim() === '') report(startOf(node), `This step has no title. Write ${opening}`);
  for (const key of Object.keys(rest)) {
    report(startOf(node), `"${key}" means nothing in a step. Use only #id and title: ${opening}`);
  }
  const captions: string[] = [];
  const observed: Step['observe'][] = [];
  const actions: Step['actions'] = [];
  const prose: RootContent[] = [];
  for (const child of node.children as RootContent[]) {
    if (child.type === 'leafDirective') actions.push(...[readAction(child, report) ?? []].flat());
    else if (child.type === 'containerDirective') captions.push(...readCaption(child, text, report));
    else if (child.type === 'code' && child.lang === 'yaml' && child.meta?.trim() === 'observe') {
      if (observed.length > 0)
        report(startOf(child), 'A step has one observe block. Move these lines into the first.');
      observed.push(readObservations(child, report));
    } else {
      checkInside(child, report);
      prose.push(child);
    }
  }
  if (captions.length !== 1) {
    report(
      startOf(node),
      `A step has exactly one caption; this one has ${captions.length || 'none'}. Write ${captionExample}`,
    );
  }
  if (prose.length === 0) report(startOf(node), 'This step has nothing to read. Write a paragraph or two.');
  return { id, title, prose: toProse(prose), caption: captions[0] ?? '', actions, observe: observed.flat() };
}

function readCaption(node: Container, text: string, report: Report): string[] {
  if (node.name === 'step') {
    report(
      startOf(node),
      'This step begins inside the one before. Close that one first, with :::: on a line of its own.',
    );
    return [];
  }
  if (node.name !== 'caption') {
    const hint = actionNames.includes(`::${node.name}`) ? `"::${node.name}", with two colons` : ':::caption';
    report(startOf(node), `There is no block ":::${node.name}". Write ${hint}.`);
    return [];
  }
  checkClosed(node, text, report);
  for (const child of node.children) checkInside(child, report);
  const caption = plainText(node).trim();
  if (caption === '') report(startOf(node), `The caption is empty. Write ${captionExample}`);
  return [caption];
}

/** Directives count only as direct children of a step: in a list or a quotation they would be lost. */
function checkInside(block: RootContent, report: Report): void {
  for (const node of everyNode(block)) {
    if (node.type !== 'leafDirective' && node.type !== 'containerDirective') continue;
    report(
      startOf(node),
      `"${node.name}" stands inside another block. Move it to the step's own level, without indentation.`,
    );
  }
}

function checkClosed(node: Container, text: string, report: Report): void {
  const colons = node.name === 'step' ? '::::' : ':::';
  if (sourceOf(node, text).endsWith(':::')) return;
  report(startOf(node), `This ${node.name} is never closed. End it with ${colons} on a line of its own.`);
}
