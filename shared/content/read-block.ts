import type { Root } from 'hast';
import type { RootContent } from 'mdast';
import { checkClosed, checkInside } from './check-blocks.ts';
import type { Action, Beat } from './lesson.ts';
import { type Container, type Leaf, startOf } from './markdown.ts';
import { readAction, readAttributes } from './read-action.ts';
import type { Reading } from './reading.ts';
import { toProse } from './to-prose.ts';

/** The blocks that a beat may hold; `notes` are the step's own, wherever they stand in it. */
export const blockNames = ['more', 'sequence', 'exploit', 'notes'];

const sequenceExample = ':::sequence{label="Two visits"}';
const moreExample = ':::more{title="Why not the name?"}';

/** Reads a `:::sequence{label="…"}`: actions that one press does, one after another. */
export function readSequence(
  block: Container,
  reading: Reading,
): { label: string | null; actions: Action[] } {
  const { report } = reading;
  const { label = '', ...rest } = readAttributes(block, report);
  if (label.trim() === '') report(startOf(block), `This sequence has no label. Write ${sequenceExample}`);
  refuseRest(rest, block, reading, `label: ${sequenceExample}`);
  const lines = block.children.filter(({ type }) => type === 'leafDirective');
  if (lines.length < 2)
    report(
      startOf(block),
      'A sequence has two actions or more. Add one, or write the one without a sequence.',
    );
  return { label: label.trim(), actions: readActions(block, reading) };
}

/** The actions of a block that holds nothing else. */
export function readActions(block: Container, reading: Reading): Action[] {
  const { report, text } = reading;
  checkClosed(block, text, report);
  return (block.children as RootContent[]).flatMap((child) => {
    if (child.type === 'leafDirective') return readAction(child, reading) ?? [];
    report(startOf(child), `Only actions stand in a ${block.name}. Move this above it, or below.`);
    return [];
  });
}

/** Reads a `:::more{title="…"}`: what one may read besides, one line tall until it is opened. */
export function readMore(block: Container, reading: Reading): Beat['more'][number] {
  const { report, text } = reading;
  checkClosed(block, text, report);
  const { title = '', ...rest } = readAttributes(block, report);
  if (title.trim() === '') report(startOf(block), `This block has no title. Write ${moreExample}`);
  refuseRest(rest, block, reading, `title: ${moreExample}`);
  const prose = block.children as RootContent[];
  for (const child of prose) checkInside(child, report);
  if (prose.length === 0) report(startOf(block), 'There is no more here. Write something into it.');
  return { title, prose: toProse(prose) };
}

/** Reads a `:::notes`: what whoever presents the step is told, and no learner. */
export function readNotes(block: Container, reading: Reading): Root {
  const { report, text } = reading;
  checkClosed(block, text, report);
  const [attribute] = Object.keys(readAttributes(block, report));
  if (attribute !== undefined)
    report(startOf(block), `"${attribute}" means nothing here. Write :::notes and nothing after it.`);
  const prose = block.children as RootContent[];
  for (const child of prose) checkInside(child, report);
  if (prose.length === 0)
    report(startOf(block), 'There is nothing in these notes. Write something, or remove them.');
  return toProse(prose);
}

/** Reports attributes that a block does not have. */
export function refuseRest(
  rest: Readonly<Record<string, string>>,
  block: Container | Leaf,
  { report }: Reading,
  known: string,
): void {
  for (const key of Object.keys(rest))
    report(startOf(block), `"${key}" means nothing in a ${block.name}. Use only ${known}`);
}
