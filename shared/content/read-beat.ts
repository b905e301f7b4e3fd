import type { RootContent } from 'mdast';
import { checkInside } from './check-blocks.ts';
import { countWords, mostWords } from './count-words.ts';
import { impliedObservations } from './implied-observations.ts';
import type { Action, Beat, Observation } from './lesson.ts';
import { type Container, type Leaf, plainText, startOf } from './markdown.ts';
import { actionNames, readAction } from './read-action.ts';
import { blockNames, readMore, readSequence } from './read-block.ts';
import { readObservations } from './read-observations.ts';
import { readPrediction } from './read-prediction.ts';
import { readQuestionName } from './read-question-name.ts';
import { type RolePart, readExploit, readRoleLeaf, roleLeaves } from './read-role.ts';
import type { Reading } from './reading.ts';
import { toProse } from './to-prose.ts';

/** What is found in a beat, block by block. */
type Found = {
  role: Beat['role'];
  say: RootContent[];
  told: RootContent[];
  /** What splits the beat: its action, or else its observe block. */
  split: RootContent | null;
  actions: Action[] | null;
  sequenceLabel: string | null;
  predict: Leaf | null;
  watch: Leaf | null;
  observe: Observation[] | null;
  more: Beat['more'];
  question: Beat['question'];
};

/** Reads one beat: what stands above its action is said before, what stands below is told afterwards. */
export function readBeat(blocks: readonly RootContent[], reading: Reading): Beat {
  const { report, lines } = reading;
  const first = blocks[0];
  const found: Found = {
    role: null,
    say: [],
    told: [],
    split: null,
    actions: null,
    sequenceLabel: null,
    predict: null,
    watch: null,
    observe: null,
    more: [],
    question: null,
  };
  for (const block of blocks) {
    if (found.question && !isMore(block))
      report(
        startOf(block),
        'A question ends its beat. Move this above it, or tear off another beat with ---.',
      );
    else if (block.type === 'leafDirective') takeLeaf(block, found, reading);
    else if (block.type === 'containerDirective') takeContainer(block, found, reading);
    else if (block.type === 'code' && block.lang === 'yaml' && block.meta?.trim() === 'observe') {
      if (found.observe)
        report(startOf(block), 'A beat has one observe block. Move these lines into the first.');
      found.observe = [found.observe ?? [], readObservations(block, reading)].flat();
      found.split ??= block;
    } else {
      checkInside(block, report);
      found[found.split ? 'told' : 'say'].push(block);
    }
  }
  checkBeat(found, first, reading);
  const { role, say, told, actions, sequenceLabel, predict, watch, observe, more, question } = found;
  const done = actions ?? [];
  const beat: Beat = {
    role,
    say: toProse(say),
    prediction: predict && readPrediction(predict, done, reading),
    actions: done,
    sequenceLabel,
    watch: watch && plainText(watch).trim(),
    observe: observe ?? impliedObservations(done),
    told: told.length > 0 ? toProse(told) : null,
    more,
    question,
  };
  if (first) lines.set(beat, startOf(first).line);
  for (const implied of observe ? [] : beat.observe)
    if (found.split) lines.set(implied, startOf(found.split).line);
  return beat;
}

const isMore = (block: RootContent): boolean => block.type === 'containerDirective' && block.name === 'more';

function takeLeaf(leaf: Leaf, found: Found, reading: Reading): void {
  const { report } = reading;
  switch (leaf.name) {
    case 'predict':
      if (found.actions) report(startOf(leaf), 'A guess comes before the action. Move ::predict above it.');
      found.predict = leaf;
      return;
    case 'question':
      if (found.split)
        report(startOf(leaf), 'A question is a beat of its own. Tear it off with --- between blank lines.');
      found.question = readQuestionName(leaf, reading);
      return;
    case 'watch':
      if (found.watch)
        report(startOf(leaf), 'A beat has one ::watch line. Remove the other, or tear the beat with ---.');
      if (plainText(leaf).trim() === '')
        report(startOf(leaf), 'This says nothing to look at. Write ::watch[Where is the ticket made?]');
      found.watch = leaf;
      return;
    default:
      if (roleLeaves.includes(leaf.name)) {
        takeRole(leaf, readRoleLeaf(leaf, reading), found, reading);
        return;
      }
      if (blockNames.includes(leaf.name)) {
        report(
          startOf(leaf),
          `"${leaf.name}" is a block. Begin it with three colons, :::${leaf.name}, and end it with :::`,
        );
        return;
      }
      takeActions(leaf, [readAction(leaf, reading) ?? []].flat(), found, reading);
  }
}

function takeContainer(block: Container, found: Found, reading: Reading): void {
  const { report } = reading;
  switch (block.name) {
    case 'sequence': {
      const { label, actions } = readSequence(block, reading);
      takeActions(block, actions, found, reading);
      found.sequenceLabel = label;
      return;
    }
    case 'exploit':
      takeRole(block, readExploit(block, reading), found, reading);
      return;
    case 'more':
      found.more.push(readMore(block, reading));
      return;
    case 'step':
      report(
        startOf(block),
        'This step begins inside the one before. Close that one first, with :::: on a line of its own.',
      );
      return;
    case 'caption':
      report(
        startOf(block),
        'There are no captions any more: the cloakroom above the diagram tells what happens there. Remove this block.',
      );
      return;
    default: {
      const isLeaf =
        [...actionNames, '::predict', '::watch', '::question'].includes(`::${block.name}`) ||
        roleLeaves.includes(block.name);
      const hint = isLeaf
        ? `"::${block.name}", with two colons`
        : blockNames.map((name) => `:::${name}`).join(', ');
      report(startOf(block), `There is no block ":::${block.name}". Write ${hint}.`);
    }
  }
}

/** A beat has one role; to compare is to read, and every other does something. */
function takeRole(block: RootContent, part: RolePart, found: Found, reading: Reading): void {
  if (found.role !== null)
    reading.report(startOf(block), 'A beat has one part in a mistake. Tear off another beat with ---.');
  found.role = part.role;
  if (part.role === 'compare') {
    found.say.push(...part.says);
    return;
  }
  takeActions(block, part.actions, found, reading);
  found.sequenceLabel = part.label;
}

function takeActions(block: RootContent, actions: Action[], found: Found, { report }: Reading): void {
  if (found.actions) {
    report(
      startOf(block),
      'This is the second action of its beat. Tear off a new beat above it with --- between blank lines, or put what one press shall do into :::sequence{label="…"}.',
    );
  } else if (found.observe) {
    report(
      startOf(block),
      'The observe block of this beat stands above its action. Move it right behind the action.',
    );
  }
  found.actions ??= actions;
  found.split ??= block;
}

function checkBeat(found: Found, first: RootContent | undefined, { report }: Reading): void {
  const { say, told, split, actions, question } = found;
  const at = startOf(split ?? say[0] ?? first ?? { type: 'root', children: [] });
  const refuse = (words: number, where: string) =>
    report(
      at,
      `${words} words ${where} the button; ${mostWords} are the most. Say it shorter, tear off another beat with ---, or move some into :::more{title="…"}.`,
    );
  if (countWords(say) > mostWords) refuse(countWords(say), 'before');
  if (countWords(told) > mostWords) refuse(countWords(told), 'behind');
  for (const leaf of [found.predict, found.watch]) {
    if (leaf && !actions)
      report(
        startOf(leaf),
        `"::${leaf.name}" needs an action to go with. Add one to this beat, or remove the line.`,
      );
  }
  if (say.length === 0 && !split && !question && first)
    report(startOf(first), 'This beat has nothing to read. Write a sentence or two.');
}
