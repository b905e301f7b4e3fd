import type { Nodes, Root, Text } from 'mdast';
import type { Report } from './lesson-error.ts';
import { everyNode, type Inline, sourceOf, startOf } from './markdown.ts';
import { readAttributes } from './read-action.ts';
import { schemeOf } from './scheme-of.ts';

/** Who a term belongs to: `:term[the rack]{is=store}` takes that participant's colour. */
const termOwners = ['browser', 'server', 'store', 'attacker', 'admin', 'device', 'cookie'] as const;
const termHint = `Write :term[the rack]{is=store}; "is" is one of ${termOwners.join(', ')}.`;

/**
 * Looks through the whole lesson for what prose may not hold, turns terms and tickets into marked words, and gives back their
 * colon to words that only look like a directive (`10:30`).
 */
export function checkMarkup(root: Root, text: string, report: Report): void {
  for (const node of everyNode(root)) {
    checkNode(node, report);
    if (!('children' in node)) continue;
    // The tree's types tell parents apart by their children; the replacement is text, which phrasing always allows.
    const children = node.children as Nodes[];
    for (const [index, child] of children.entries()) {
      if (child.type !== 'textDirective') continue;
      if (isPlainColon(child, text)) children[index] = { type: 'text', value: sourceOf(child, text) };
      else if (child.name === 'ticket') markTicket(child, report);
      else if (child.name === 'guessing-time') markGuessingTime(child, report);
      else markTerm(child, report);
    }
  }
}

function isPlainColon(node: Inline, text: string): boolean {
  return (
    node.name !== 'term' &&
    node.name !== 'guessing-time' &&
    sourceOf(node, text) !== ':ticket[]' &&
    node.children.length === 0 &&
    Object.keys(node.attributes ?? {}).length === 0
  );
}

/** The page draws the browser's own ticket in its place. */
function markTicket(node: Inline, report: Report): void {
  if (node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0) {
    report(startOf(node), 'A ticket says by itself whose it is. Write :ticket[] and nothing in it.');
  }
  node.data = { hName: 'span', hProperties: { dataTicket: '' } };
}

const guessingHint = 'Write :guessing-time[]{per-second=10000}';

/** The page reckons it from the length of the newest session's number. */
function markGuessingTime(node: Inline, report: Report): void {
  const { 'per-second': rate = '', ...rest } = readAttributes(node, report);
  if (!/^[1-9]\d{0,14}$/.test(rate) || Object.keys(rest).length > 0 || node.children.length > 0)
    report(startOf(node), `This does not say how many guesses a second, or says too much. ${guessingHint}`);
  node.data = { hName: 'span', hProperties: { dataGuessesPerSecond: rate } };
}

function markTerm(node: Inline, report: Report): void {
  if (node.name !== 'term') {
    report(
      startOf(node),
      `There is no inline directive ":${node.name}". ${termHint} Or :ticket[]. Or ${guessingHint}`,
    );
    return;
  }
  const { is, ...rest } = readAttributes(node, report);
  const known = termOwners.some((owner) => owner === is);
  if (!known || Object.keys(rest).length > 0 || node.children.length === 0) {
    report(startOf(node), `This term is not complete, or says too much. ${termHint}`);
  }
  node.data = { hName: 'span', hProperties: { dataTerm: is ?? '' } };
}

function checkNode(node: Nodes, report: Report): void {
  switch (node.type) {
    case 'html':
      report(
        startOf(node),
        'Raw HTML is not read, so that no lesson can carry a script. Write it in Markdown.',
      );
      break;
    case 'image':
    case 'imageReference':
      report(
        startOf(node),
        'Pictures are not supported in a lesson. Say it in words; the diagram draws the rest.',
      );
      break;
    case 'link':
    case 'definition':
      checkAddress(node.url, node, report);
      break;
    case 'text':
      checkStrayColons(node, report);
      break;
    case 'code':
      checkObserveFence(node.lang ?? '', node.meta ?? '', node, report);
      break;
    default:
  }
}

/** A `javascript:` or `data:` link would run in the page of whoever reads the lesson. */
function checkAddress(url: string, node: Nodes, report: Report): void {
  const scheme = schemeOf(url);
  if (scheme === null || ['http', 'https', 'mailto'].includes(scheme.toLowerCase())) return;
  report(startOf(node), `A link may not begin with "${scheme}:". Use https:, http: or mailto:.`);
}

/** A directive that Markdown could not read stays in the text, colons and all. */
function checkStrayColons(node: Text, report: Report): void {
  const start = startOf(node);
  for (const [index, line] of node.value.split('\n').entries()) {
    if (!/^\s*::/.test(line)) continue;
    const at = index === 0 ? start : { line: start.line + index, column: 1 };
    report(
      at,
      /^\s*:+\s*$/.test(line)
        ? `"${line.trim()}" closes nothing: no step or block with as many colons is open here. Remove it, or check the line that opens it.`
        : `"${line.trim()}" looks like a directive but cannot be read as one. Check its {braces}, its "quotes", and that nothing follows them.`,
    );
  }
}

function checkObserveFence(language: string, meta: string, node: Nodes, report: Report): void {
  if (!/observe/i.test(`${language} ${meta}`) || (language === 'yaml' && meta.trim() === 'observe')) return;
  report(
    startOf(node),
    'This block would only be shown, not observed. Begin it with exactly: ```yaml observe',
  );
}
