import { demoPasswordOf, demoPeople } from '../sandbox/demo-people.ts';
import type { Report } from './lesson-error.ts';

/** As many letters may be amiss in a typing error. */
const nearly = 2;

/**
 * Reports somebody whom the demo app does not know, and a password that looks like a typing error: one that is meant to
 * be wrong differs more from the right one.
 */
export function checkPerson(
  { username, password }: { username?: string | undefined; password?: string | undefined },
  at: { line: number; column: number },
  report: Report,
): void {
  if (!username) return;
  const right = demoPasswordOf(username);
  if (right === '') {
    const people = demoPeople.map((person) => person.username).join(', ');
    report(at, `The demo app does not know "${username}". Use one of: ${people}.`);
  } else if (password && password !== right && distance(password, right) <= nearly) {
    report(
      at,
      `"${password}" is nearly the password of ${username}. Write "${right}", or for a wrong one something else.`,
    );
  }
}

/** How many letters must be added, left out or changed to make one text of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [place, against] of [...other].entries()) {
      const change = (row[place] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(change, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
