import { explainIssue } from './explain-issue.ts';
import { type Beginning, beginningSchema } from './lesson.ts';
import type { Report } from './lesson-error.ts';
import { type Leaf, startOf } from './markdown.ts';
import { readAttributes } from './read-action.ts';
import { settingExamples } from './written-settings.ts';

/** Reads a question's `::with{servers=2}`: what the sandbox is like while it is run. */
export function readWith(leaf: Leaf, report: Report): Beginning {
  const attributes = readAttributes(leaf, report);
  const result = beginningSchema.safeParse(attributes);
  if (result.success && Object.keys(attributes).length > 0) return result.data;
  if (result.success) report(startOf(leaf), '"::with" says nothing. Write for example ::with{servers=2}');
  else
    for (const issue of result.error.issues)
      report(startOf(leaf), `In "::with": ${explainIssue(issue, attributes, settingExamples('='))}`);
  return {};
}
