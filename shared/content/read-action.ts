import { type Examples, explainIssue } from './explain-issue.ts';
import { type Action, actionSchema } from './lesson.ts';
import type { Report } from './lesson-error.ts';
import { type Container, type Inline, type Leaf, startOf } from './markdown.ts';
import { settingExamples } from './written-settings.ts';

const label = 'label="Show the ticket"';
const route = 'route="GET /dashboard" (a method, a space, a path)';

const examples: Record<Action['type'], Examples> = {
  'log-in': { username: 'username=ada', password: 'password="…"', label: 'label="Hand it in"' },
  request: { label, route },
  'read-cookies': { label },
  'old-ticket': { label, route },
  'skip-time': { label: 'label="Let an hour pass"', to: 'to="+1 hour" (or to=closing-time)' },
  settings: {
    label: 'label="Open a second counter"',
    ...settingExamples('='),
  },
  'restart-server': { label: 'label="Restart Server A"', server: 'server=A (or B)' },
  device: {
    label: 'label="Log in on the phone"',
    name: 'name=Phone (at most 24 characters)',
    kind: 'kind=device (or attacker, admin)',
    route,
    username: 'username=ada',
    password: 'password="…"',
    takes: 'takes=browser-ticket',
  },
};

/** The directives that make an action, as an author writes them. */
export const actionNames = Object.keys(examples).map((name) => `::${name}`);

/** Reads one `::name{attribute="value"}` line as an action; null, with every problem reported, when it is none. */
export function readAction(leaf: Leaf, report: Report): Action | null {
  const known = new Map<string, Examples>(Object.entries(examples)).get(leaf.name);
  if (!known) {
    report(startOf(leaf), `There is no directive "::${leaf.name}". Use one of: ${actionNames.join(', ')}.`);
    return null;
  }
  if (leaf.children.length > 0) {
    report(
      startOf(leaf),
      `"::${leaf.name}" takes no text in [brackets]. Write ${Object.values(known).join(' ')}`,
    );
  }
  const attributes = readAttributes(leaf, report);
  const result = actionSchema.safeParse({ ...attributes, type: leaf.name });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    report(startOf(leaf), `In "::${leaf.name}": ${explainIssue(issue, attributes, known)}`);
  }
  return null;
}

/** A directive's attributes as plain text; curly quotes are reported, since they become part of the value. */
export function readAttributes(node: Leaf | Container | Inline, report: Report): Record<string, string> {
  const entries = Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? ''] as const);
  for (const [key, value] of entries) {
    if (/^[“”„‘’]/.test(value)) {
      report(startOf(node), `"${key}" has curly quotes around it. Write straight ones: ${key}="…"`);
    }
  }
  return Object.fromEntries(entries);
}
