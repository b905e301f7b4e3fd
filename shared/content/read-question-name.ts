import { type Leaf, startOf } from './markdown.ts';
import { readAttributes } from './read-action.ts';
import type { Reading } from './reading.ts';

const example = '::question{is=why-at-once}';

/** Reads a `::question{is=…}`: the id of a question for practice, which is written once, in `lessons/questions`. */
export function readQuestionName(leaf: Leaf, { report, places }: Reading): string | null {
  const { is = '', ...rest } = readAttributes(leaf, report);
  if (Object.keys(rest).length > 0 || leaf.children.length > 0)
    report(
      startOf(leaf),
      `A question is only named here; it is written in lessons/questions. Write ${example}`,
    );
  if (places.has(`/practice/any/${is}`)) return is;
  report(startOf(leaf), `There is no question "${is}" in lessons/questions. Write for example ${example}`);
  return null;
}
