import type { Root, RootContent } from 'mdast';
import { checkClosed, isTornOffTooClose, refuseCloseTear } from './check-blocks.ts';
import type { Beat, Step } from './lesson.ts';
import { type Container, plainText, startOf } from './markdown.ts';
import { readAttributes } from './read-action.ts';
import { readBeat } from './read-beat.ts';
import { readNotes } from './read-block.ts';
import type { Reading } from './reading.ts';

export const opening = '::::step{#hand-in title="Hand in your coat"}';

/** Words that mean something else where a step's id may stand: in an address, and in `after`. */
const reserved = ['finished', 'handout', 'opened'];

/** Reads all steps of a lesson, reporting whatever stands outside them. */
export function readSteps(root: Root, reading: Reading): Step[] {
  const { report, above, lines } = reading;
  const steps: Step[] = [];
  for (const node of root.children) {
    if (node.type === 'yaml') continue;
    if (node.type !== 'containerDirective' || node.name !== 'step') {
      // A line of stray colons has been reported already, with better advice.
      if (plainText(node).startsWith('::')) continue;
      report(startOf(node), `Nothing may stand outside a step. Open one before this line: ${opening}`);
      continue;
    }
    const step = readStep(node, reading);
    const earlier = above.get(step.id);
    if (step.id !== '' && earlier) {
      report(
        startOf(node),
        `The step id "${step.id}" is taken by line ${lines.get(earlier)}. Choose another: {#another-id}`,
      );
    }
    above.set(step.id, step);
    steps.push(step);
  }
  if (steps.length === 0)
    report({ line: 1, column: 1 }, `The lesson has no step. Add one: ${opening} … ::::`);
  return steps;
}

function readStep(node: Container, reading: Reading): Step {
  const { report, text, lines } = reading;
  checkClosed(node, text, report);
  const { id = '', title = '', ...rest } = readAttributes(node, report);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    report(
      startOf(node),
      `A step needs an id of small letters, digits and hyphens: it is part of the address. Write ${opening}`,
    );
  }
  if (reserved.includes(id) || /^\d+$/.test(id))
    report(startOf(node), `A step cannot be called "${id}", which means something else. Write ${opening}`);
  if (title.trim() === '') report(startOf(node), `This step has no title. Write ${opening}`);
  for (const key of Object.keys(rest)) {
    report(startOf(node), `"${key}" means nothing in a step. Use only #id and title: ${opening}`);
  }
  const step = { id, title, beats: readBeats(node, reading) };
  takeNotes(step, node, reading);
  if (step.beats.filter(({ prediction }) => prediction).length > 1)
    report(startOf(node), 'This step asks for more than one guess. Leave one ::predict in it.');
  lines.set(step, startOf(node).line);
  return step;
}

const isNotes = (block: RootContent): block is Container =>
  block.type === 'containerDirective' && block.name === 'notes';

function takeNotes({ id }: Step, node: Container, reading: Reading): void {
  const [first, second] = (node.children as RootContent[]).filter(isNotes);
  if (first) reading.notes.set(id, readNotes(first, reading));
  if (second) reading.report(startOf(second), 'A step has notes once. Move these lines into the first.');
}

/** The beats between a step's lines of `---`. */
function readBeats(step: Container, reading: Reading): Beat[] {
  const beats: { begins: RootContent | Container; blocks: RootContent[] }[] = [{ begins: step, blocks: [] }];
  for (const block of step.children as RootContent[]) {
    if (isNotes(block)) continue;
    if (block.type === 'thematicBreak') beats.push({ begins: block, blocks: [] });
    else if (isTornOffTooClose(block, reading.text)) refuseCloseTear(block, reading.report);
    else beats.at(-1)?.blocks.push(block);
  }
  return beats.flatMap(({ begins, blocks }, index) => {
    if (blocks.length > 0) return readBeat(blocks, reading);
    const last = index === beats.length - 1;
    const tear = index === 0 ? (beats[1]?.begins ?? step) : begins;
    const why =
      beats.length === 1
        ? 'This step has nothing to read. Write what it is about, and an action.'
        : `This --- tears off nothing: no beat stands ${last || index > 0 ? 'below' : 'above'} it. Remove it.`;
    reading.report(startOf(tear), why);
    return [];
  });
}
