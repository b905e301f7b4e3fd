import { checkPerson } from './check-person.ts';
import type { ActionOf } from './lesson.ts';
import type { Report } from './lesson-error.ts';

/** The attributes by which a device comes by a ticket that the house did not give it. */
const ways = ['takes', 'shows', 'guesses'] as const;

/** Reports what a device cannot have in its jar: two tickets at once, or a guess of somebody who is no thief. */
export function checkJar(
  action: ActionOf<'device'>,
  at: { line: number; column: number },
  report: Report,
): void {
  const [one, other] = ways.filter((way) => action[way] !== undefined);
  if (one && other)
    report(at, `"${one}" and "${other}" do not go together: a jar holds one ticket. Leave one of them.`);
  if (action.guesses && action.kind !== 'attacker')
    report(at, 'Only a thief guesses numbers. Write kind=attacker, or leave "guesses" out.');
  if (action.guesses === 'recipe' && action.of === undefined)
    report(at, '"of" is missing: whose number shall the recipe give? Write for example of=admin');
  const isRobbery = action.takes === 'token' || action.takes === 'ticket';
  if (action.takes === 'ticket' && action.of === undefined)
    report(at, '"of" is missing: whose ticket shall be copied? Write for example of=Phone');
  if (action.of !== undefined && action.guesses !== 'recipe' && !isRobbery)
    report(at, '"of" means something only beside guesses=recipe, takes=token or takes=ticket. Leave it out.');
  if (action.of !== undefined && !isRobbery) checkPerson({ username: action.of }, at, report);
  if (action.forges && ways.some((way) => action[way] !== undefined && action[way] !== 'token'))
    report(at, '"forges" is done to a token. Write takes=token beside it, or leave the other out.');
}
