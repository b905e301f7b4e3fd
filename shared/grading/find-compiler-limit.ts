import { getFormattedTokens, type Options } from 'sucrase';
import { LearnerFault } from './lab.ts';

type Token = { line: number; column: number; label: string; text: string; isType: boolean };
type Found = { what: string; instead: string; token: Token };

/** What a text must hold to be looked at more closely: most hold none of it. */
const suspicious = /\b(?:enum|namespace|module|using|accessor)\b|@|\bimport\s*\.\s*meta\b/;
const values = ['const', 'let', 'var', 'function', 'class', 'enum'];

/**
 * What is right in TypeScript or JavaScript, and what our compiler, which only takes types away, makes something wrong
 * of, or nothing. An engine may know some of it; then it would depend on the engine whether a text is right.
 * @param options of the compiler
 * @returns a fault `beyond-lab` with its place; null for a text without such a thing, or one that cannot be read at all
 */
export function findCompilerLimit(text: string, options: Options): LearnerFault | null {
  if (!suspicious.test(text)) return null;
  const found = findFirst(readTokens(text, options));
  if (!found) return null;
  const { what, instead, token } = found;
  return new LearnerFault(
    'beyond-lab',
    `Could not compile ${what}: the lab has a small compiler, and this is its limit, not a mistake of yours. ${instead}`,
    token,
  );
}

function findFirst(tokens: readonly Token[]): Found | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    // Nothing of what is declared only is ever run.
    if (token.isType && token.text === 'declare') at = endOfBlock(tokens, at);
    else {
      const found = look(tokens, at);
      if (found) return { ...found, token };
    }
  }
  return null;
}

function look(tokens: readonly Token[], at: number): Omit<Found, 'token'> | null {
  const [before, { label, text, isType, line }, next, third] = [
    tokens[at - 1],
    tokens[at] as Token,
    tokens[at + 1],
    tokens[at + 2],
  ];
  const isBeforeName = next?.label === 'name' && next.line === line && before?.text !== '.';
  if (label === '@') return { what: 'a decorator (`@`)', instead: 'Call the function yourself.' };
  if (text === 'import' && next?.text === '.' && third?.text === 'meta')
    return { what: '`import.meta`', instead: 'Your file has no address here: do without it.' };
  if (label === 'enum' && membersOf(tokens, at).includes(next?.text ?? ''))
    return {
      what: `\`enum ${next?.text}\` with a member of the same name`,
      instead: 'Give the member another name, or write an object with `as const`.',
    };
  if (!isBeforeName) return null;
  if (isType && (text === 'namespace' || text === 'module')) {
    const block = tokens.slice(at, endOfBlock(tokens, at));
    if (!block.some((each) => values.includes(each.label))) return null;
    return { what: `\`${text}\``, instead: 'Write an object, or plain functions and constants.' };
  }
  if (!isType && text === 'using' && next.text !== 'of')
    return { what: '`using`', instead: 'Write `const`, and end it yourself in a `finally`.' };
  if (!isType && text === 'accessor')
    return { what: '`accessor`', instead: 'Write a field, or `get` and `set`.' };
  return null;
}

const opens = ['{', '${', '(', '['];
const closes = ['}', ')', ']'];
const depthAfter = (depth: number, { label }: Token): number =>
  depth + Number(opens.includes(label)) - Number(closes.includes(label));

/** The names between the braces of an enum: each first one, and each behind a comma that stands in no value. */
function membersOf(tokens: readonly Token[], at: number): string[] {
  let depth = 0;
  return tokens.slice(at + 2, endOfBlock(tokens, at)).flatMap((token, index, block) => {
    const before = block[index - 1];
    const isMember = depth === 1 && !token.isType && ['{', ','].includes(before?.label ?? '');
    depth = depthAfter(depth, token);
    return isMember ? [token.text.replace(/^(['"])(.*)\1$/, '$2')] : [];
  });
}

/** Where the braces that open next are closed again; of a statement without any, its last token or that of its line. */
function endOfBlock(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let index = at; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    const next = tokens[index + 1];
    depth = depthAfter(depth, token);
    if (depth > 0) continue;
    const isLastOfLine = next?.line !== token.line && next?.label !== '{';
    if (token.label === '}' || token.label === ';' || isLastOfLine) return index;
  }
  return at;
}

/** The compiler shows its tokens as a table only; the first column is where each begins and ends. */
function readTokens(text: string, options: Options): Token[] {
  const lines = text.split('\n');
  let table: string;
  try {
    table = getFormattedTokens(text, options);
  } catch {
    // It says itself what it could not read.
    return [];
  }
  return [...table.matchAll(/^(\d+):(\d+)-(\d+):(\d+) +(\S+)(.*)$/gm)].map((row) => {
    const [line, column, lastLine, end] = row.slice(1, 5).map(Number) as [number, number, number, number];
    const written = (lines[line - 1] ?? '').slice(column - 1, lastLine === line ? end - 1 : undefined);
    return { line, column, label: row[5] ?? '', text: written, isType: / isType\b/.test(row[6] ?? '') };
  });
}
