import type { RootContent } from 'mdast';
import { settingOf } from '../sandbox/settings.ts';
import { type Action, actionSchema } from './lesson.ts';
import { type Container, type Leaf, plainText, startOf } from './markdown.ts';
import { readAttributes } from './read-action.ts';
import { readActions, refuseRest } from './read-block.ts';
import type { Reading } from './reading.ts';
import type { BeatRole } from './roles.ts';

/** What a beat of a lesson about a mistake does, or, to compare, what it says. */
export type RolePart = {
  role: BeatRole;
  actions: Action[];
  label: string | null;
  says: RootContent[];
};

/** The lines that give a beat its role; `:::exploit` is a block. */
export const roleLeaves: readonly string[] = ['break', 'mend', 'again', 'compare'] satisfies BeatRole[];

const examples: Record<BeatRole, string> = {
  break: '::break{label="Leave the coat on its hook"}',
  exploit: ':::exploit{label="Log out, and let the thief ask"}',
  mend: '::mend{label="Delete the session first"}',
  again: '::again{label="Log out, and let the thief ask again"}',
  compare: '::compare[In the second run there is one arrow more.]',
};

/** Reads `::break`, `::mend`, `::again` or `::compare`. */
export function readRoleLeaf(leaf: Leaf, reading: Reading): RolePart {
  const { report, exploit, lines } = reading;
  const role = leaf.name as Exclude<BeatRole, 'exploit'>;
  checkLesson(leaf, role, reading);
  if (role === 'compare') {
    refuseRest(readAttributes(leaf, report), leaf, reading, `text in [brackets]: ${examples.compare}`);
    if (plainText(leaf).trim() === '')
      report(startOf(leaf), `This says nothing of what to compare. Write ${examples.compare}`);
    return { role, actions: [], label: null, says: [{ type: 'paragraph', children: leaf.children }] };
  }
  const label = readLabel(leaf, role, reading);
  if (role !== 'again')
    return { role, actions: readSwitch(leaf, role, label, reading), label: null, says: [] };
  if (exploit.length === 0 && reading.mistake)
    report(startOf(leaf), `Nothing above this is done again. Write ${examples.exploit} … ::: before it.`);
  // Each is a thing of its own, with a line of its own, though it does the same.
  const actions = exploit.map((action) => actionSchema.parse(action));
  for (const action of actions) lines.set(action, startOf(leaf).line);
  return { role, actions, label, says: [] };
}

/** Reads `:::exploit`: what one press does in both runs. */
export function readExploit(block: Container, reading: Reading): RolePart {
  checkLesson(block, 'exploit', reading);
  const label = readLabel(block, 'exploit', reading);
  const actions = readActions(block, reading);
  if (actions.length === 0)
    reading.report(startOf(block), 'This exploit does nothing. Write one action into it at least.');
  reading.exploit = actions;
  return { role: 'exploit', actions, label, says: [] };
}

/** The one defence, off or on. */
function readSwitch(
  leaf: Leaf,
  role: 'break' | 'mend',
  label: string,
  { mistake, lines }: Reading,
): Action[] {
  if (!mistake) return [];
  const { attribute } = settingOf(mistake.setting);
  const written = role === 'break' ? mistake.broken : mistake.sound;
  const action = actionSchema.parse({ type: 'settings', label: label || '–', [attribute]: written });
  lines.set(action, startOf(leaf).line);
  return [action];
}

function readLabel(node: Leaf | Container, role: BeatRole, reading: Reading): string {
  const { label = '', ...rest } = readAttributes(node, reading.report);
  if (label.trim() === '')
    reading.report(startOf(node), `This ${role} has no label. Write ${examples[role]}`);
  refuseRest(rest, node, reading, `label: ${examples[role]}`);
  return label.trim();
}

function checkLesson(node: Leaf | Container, role: BeatRole, { mistake, report }: Reading): void {
  if (mistake === null)
    report(
      startOf(node),
      `A "${role}" stands in a lesson about a mistake. Write mistake: into the front matter.`,
    );
}
