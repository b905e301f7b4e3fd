import { isTokenPath } from '../token/vocabulary.ts';
import { checkJar } from './check-jar.ts';
import { checkPerson } from './check-person.ts';
import { checkRoute } from './demo-routes.ts';
import { type Examples, explainIssue } from './explain-issue.ts';
import { type Action, actionSchema } from './lesson.ts';
import type { Report } from './lesson-error.ts';
import { type Container, type Inline, type Leaf, startOf } from './markdown.ts';
import type { Reading } from './reading.ts';
import { splitRoute } from './split-route.ts';
import { settingExamples } from './written-settings.ts';

const label = 'label="Show the ticket"';
const forges = 'forges=role (or no-seal)';
const route = 'route="GET /dashboard" (a method, a space, a path)';

const examples: Record<Action['type'], Examples> = {
  'log-in': {
    username: 'username=ada',
    password: 'password="…"',
    label: 'label="Hand it in"',
    for: 'for=token (or session)',
  },
  request: { label, route, forges },
  'read-cookies': { label },
  'old-ticket': { label, route },
  'skip-time': { label: 'label="Let an hour pass"', to: 'to="+1 hour" (or to=closing-time)' },
  settings: {
    label: 'label="Open a second counter"',
    ...settingExamples('='),
  },
  'restart-server': { label: 'label="Restart Server A"', server: 'server=A (or B)' },
  plant: {
    label: 'label="Plant the ticket"',
    name: 'name=Thief (whose ticket it is)',
    number: 'number="4711" (digits, or 32 of 0-9 and a-f)',
  },
  'foreign-page': { label: 'label="Open a page of somebody else"', does: 'does=form (or link)' },
  device: {
    label: 'label="Log in on the phone"',
    name: 'name=Phone (at most 24 characters)',
    kind: 'kind=device (or attacker, admin)',
    route,
    username: 'username=ada',
    password: 'password="…"',
    role: 'role=member (or admin)',
    takes: 'takes=browser-ticket (or ticket, drop, nothing, token)',
    forges,
    shows: 'shows="1234"',
    guesses: 'guesses=one-less (or one-more, recipe)',
    of: 'of=admin',
  },
  script: {
    label,
    'sends-to': 'sends-to=Thief (at most 24 characters)',
    reads: 'reads=storage (or cookies)',
    route: 'route="GET /api/protected" (in place of sends-to)',
  },
};

/** The directives that make an action, as an author writes them. */
export const actionNames = Object.keys(examples).map((name) => `::${name}`);

/** Reads one `::name{attribute="value"}` line as an action; null, with every problem reported, when it is none. */
export function readAction(leaf: Leaf, { report, lines }: Reading): Action | null {
  const known = new Map<string, Examples>(Object.entries(examples)).get(leaf.name);
  if (!known) {
    report(startOf(leaf), `There is no action "::${leaf.name}". Use one of: ${actionNames.join(', ')}.`);
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
  if (result.success) {
    lines.set(result.data, startOf(leaf).line);
    checkKnown(result.data, leaf, report);
    return result.data;
  }
  for (const issue of result.error.issues) {
    report(startOf(leaf), `In "::${leaf.name}": ${explainIssue(issue, attributes, known)}`);
  }
  return null;
}

function checkKnown(action: Action, leaf: Leaf, report: Report): void {
  if ('route' in action && action.route !== undefined) checkRoute(action.route, startOf(leaf), report);
  if (action.type === 'script' && (action['sends-to'] === undefined) === (action.route === undefined))
    report(
      startOf(leaf),
      'A script does one thing: it sends a thief what it sees, or it asks. Write either sends-to=Thief or route="GET /api/protected"',
    );
  if (action.type === 'script' && action.reads !== undefined && action['sends-to'] === undefined)
    report(startOf(leaf), '"reads" means something only beside sends-to=Thief. Leave it out.');
  if ('forges' in action && action.forges !== undefined) checkForged(action.route, leaf, report);
  if ('username' in action) checkPerson(action, startOf(leaf), report);
  if (action.type === 'device') checkJar(action, startOf(leaf), report);
}

/** Reports a forged token that nobody would look at. */
function checkForged(route: string, leaf: Leaf, report: Report): void {
  if (!isTokenPath(splitRoute(route).path))
    report(startOf(leaf), '"forges" is about a token. Write for example route="GET /api/token/protected"');
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
