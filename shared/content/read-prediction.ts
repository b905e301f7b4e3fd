import { explainIssue } from './explain-issue.ts';
import type { Action } from './lesson.ts';
import { type Leaf, plainText, startOf } from './markdown.ts';
import { lastAsked, type Prediction, predictionSchema } from './prediction.ts';
import { readAttributes } from './read-action.ts';
import type { Reading } from './reading.ts';

const examples = {
  asks: 'asks=lane (or status, jar, store)',
  after: 'after=request (or store-reply; only of a lane)',
};
const whole = `::predict[Where will the arrow go?]{${examples.asks} ${examples.after}}`;

/** Reads a `::predict[Question?]{asks=… after=…}` about the request that the beat's press sends last. */
export function readPrediction(
  leaf: Leaf,
  actions: readonly Action[],
  { report }: Reading,
): Prediction | null {
  const question = plainText(leaf).trim();
  if (question === '') report(startOf(leaf), `This asks nothing. Write ${whole}`);
  const attributes = { asks: 'lane', ...readAttributes(leaf, report) };
  const result = predictionSchema.safeParse(attributes);
  if (!result.success) {
    for (const issue of result.error.issues)
      report(startOf(leaf), `In "::predict": ${explainIssue(issue, attributes, examples)}`);
    return null;
  }
  const asked = lastAsked(actions);
  if (asked) return { question, ...asked, ...result.data };
  // Where there is no action at all, that has been said.
  if (actions.length > 0)
    report(startOf(leaf), 'Nothing is asked of the server here that could be guessed. Remove ::predict.');
  return null;
}
