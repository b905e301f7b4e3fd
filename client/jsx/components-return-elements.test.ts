import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';

/** A node of the syntax tree, as far as this looks into it. */
type Node = { type: string; [property: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const partsOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

const isFunction = ({ type }: Node): boolean =>
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(type);

/** What a function gives back: its own returns, not those of functions within it. */
const returned = (part: Node): Node[] => {
  if (part.type === 'ReturnStatement') return isNode(part.argument) ? [part.argument] : [];
  return isFunction(part) ? [] : partsOf(part).flatMap(returned);
};

/** Whether all that an expression can come to is an element or nothing: only these pass through our own JSX. */
const isElement = (value: Node): boolean => {
  const each = (...names: readonly string[]) =>
    names.every((name) => isNode(value[name]) && isElement(value[name]));
  switch (value.type) {
    case 'JSXElement':
    case 'JSXFragment':
      return true;
    case 'Literal':
      return value.value === null;
    case 'ConditionalExpression':
      return each('consequent', 'alternate');
    case 'LogicalExpression':
      return each('right');
    case 'ParenthesizedExpression':
      return each('expression');
    case 'CallExpression':
      return isElements(value);
    default:
      return false;
  }
};

/** A list of elements, one for each of something, or what Markdown becomes with our own JSX. */
const isElements = (call: Node): boolean => {
  const { callee, arguments: given } = call;
  if (!isNode(callee) || !Array.isArray(given)) return false;
  const isMap = isNode(callee.property) && callee.property.name === 'map';
  return isMap ? resultsOf(given[0]).every(isElement) : callee.name === 'toElements';
};

const resultsOf = ({ body }: Node): Node[] => {
  if (!isNode(body)) return [];
  return body.type === 'BlockStatement' ? returned(body) : [body];
};

/** The components of a file that may give back bare text, which would stand beside whatever is around them. */
function findBareText(text: string): string[] {
  const bare: string[] = [];
  const look = (node: Node, named: string | null) => {
    const own = isNode(node.id) && typeof node.id.name === 'string' ? node.id.name : named;
    if (isFunction(node) && own !== null && /^[A-Z]/.test(own) && !resultsOf(node).every(isElement)) {
      bare.push(own);
    }
    // A component’s name may be that of the constant that it is put into, by itself or within `memo`.
    const isMemo = isNode(node.callee) && node.callee.name === 'memo';
    for (const part of partsOf(node)) look(part, isMemo || node.type === 'VariableDeclarator' ? own : null);
  };
  const { program } = parseSync('component.tsx', text);
  for (const part of program.body) look(part as unknown as Node, null);
  return bare;
}

it.each([
  ['a text', "function A() { return 'text'; }", ['A']],
  ['a text or an element', 'function A({ b }) { if (b) return <b />; return `b`; }', ['A']],
  ['a text in one of two cases', "const A = ({ b }) => (b ? 'text' : <b />);", ['A']],
  ['a list of texts', 'export function A({ b }) { return b.map((one) => one.text); }', ['A']],
  ['a list of elements', 'export function A({ b }) { return b.map((one) => <b key={one} />); }', []],
  ['what it was given', 'const A = memo(({ children }) => children);', ['A']],
  [
    'elements, from a helper with texts',
    "function A({ b }) { const c = () => 'd'; return b && <b>{c()}</b>; }",
    [],
  ],
  ['nothing', 'const A = () => { return null; };', []],
  ['a text, but is no component', "const toText = () => 'text';", []],
])('tells whether a component gives back %s', (_, text, found) => {
  expect(findBareText(text)).toEqual(found);
});

it('is done by no component of ours', () => {
  const client = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.tsx$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    findBareText(readFileSync(path.join(client, file), 'utf8')).map((name) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});
