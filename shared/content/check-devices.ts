import type { Action, ActionOf, Beat } from './lesson.ts';
import { observationsOf } from './observations-of.ts';
import { isOwnLogin } from './own-login.ts';
import type { Reading } from './reading.ts';

/** What beats do, and what they wait for; a question for practice has no more than that. */
type Doing = { beats: readonly Pick<Beat, 'actions' | 'observe'>[] };

/** Reports a device's name that stands for two kinds, a guess with no login before it, a drop that nobody has, and a name in an observation that nothing in the lesson has. */
export function checkDevices(steps: readonly Doing[], { report, lines }: Reading): void {
  const kinds = new Map<string, string>();
  const known = new Set<string>();
  const at = (thing: object) => ({ line: lines.get(thing) ?? 1, column: 1 });
  for (const action of steps.flatMap(actionsOf)) {
    const one = whoIs(action);
    if (!one) continue;
    const kind = kinds.get(one.name) ?? one.kind;
    kinds.set(one.name, kind);
    if (kind !== one.kind)
      report(
        at(action),
        `"${one.name}" is ${kind} above and ${one.kind} here, which would be two. Give one of them another name.`,
      );
    if (action.type === 'device') checkNumber(action, known, (why) => report(at(action), why));
  }
  for (const wanted of steps.flatMap(observationsOf)) {
    if ('note' in wanted) continue;
    for (const name of [wanted.name, wanted.receiver])
      if (name !== undefined && !kinds.has(name))
        report(at(wanted), `No device of this lesson is called "${name}". ${hintOf([...kinds.keys()])}`);
  }
}

/** A thief's number comes from a login of his own, or from what was sent to him. */
function checkNumber(action: ActionOf<'device'>, known: Set<string>, report: (why: string) => void): void {
  if (action.guesses && !known.has(action.name))
    report(
      `"${action.name}" has no number of his own yet to reckon from. Let him log in above this: ::device{label="Log in himself" kind=attacker name=${action.name} route="POST /api/login" username=linus password="just-for-fun"}`,
    );
  if (action.takes === 'drop' && action.kind !== 'attacker')
    report('Only a thief has a drop to take from. Write kind=attacker');
  if (isOwnLogin(action)) known.add(action.name);
}

/** Whom an action has act, or be sent something, that is no browser of the learner's. */
function whoIs(action: Action): { name: string; kind: string } | null {
  if (action.type === 'device') return action;
  // Nobody else plants anything.
  if (action.type === 'plant') return { name: action.name, kind: 'attacker' };
  const name = action.type === 'script' ? action['sends-to'] : undefined;
  return name === undefined ? null : { name, kind: 'attacker' };
}

const hintOf = (names: readonly string[]): string =>
  names.length > 0
    ? `Use one of: ${names.join(', ')}.`
    : 'For the learner’s own browser write actor: browser, without a name.';

/** All actions of a step. */
export const actionsOf = ({ beats }: Doing): Action[] => beats.flatMap(({ actions }) => actions);
