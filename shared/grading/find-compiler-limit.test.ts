import { describe, expect, it } from 'vitest';
import { LearnerFault } from './lab.ts';
import { transpile } from './transpile.ts';

/** The fault of a text, or what it exports as `x`. */
function run(text: string): unknown {
  let code: string;
  try {
    code = transpile(text);
  } catch (error) {
    if (!(error instanceof LearnerFault)) throw error;
    const { fault, message, line, column } = error;
    return { fault, message, line, column };
  }
  const exports: { x?: unknown } = {};
  new Function('exports', 'require', code)(exports, () => ({}));
  return exports.x;
}

describe('what our compiler cannot do', () => {
  it.each([
    ['an enum with a member of its own name', 'enum MAIN { MAIN = 1 }', '`enum MAIN`', 1],
    ['one whose second member has it', 'enum A { B, A }', '`enum A`', 1],
    ['one whose member has it in quotes', "const enum A { 'A' = 1 }", '`enum A`', 7],
    ['a namespace with a value', 'namespace N { export const a = 1; }', '`namespace`', 1],
    ['one within another', 'namespace N { namespace M { function f() {} } }', '`namespace`', 1],
    ['a namespace by its old name', 'export module N { export function f() {} }', '`module`', 8],
    ['using', 'function f() { using a = open(); }', '`using`', 16],
    ['await using', 'async function f() { await using a = open(); }', '`using`', 28],
    ['using in a loop', 'function f() { for (using a of []) {} }', '`using`', 21],
    ['a decorator of a class', '@service class A {}', 'a decorator', 1],
    ['a decorator of a method', 'class A { @get m() {} }', 'a decorator', 11],
    ['accessor', 'class A { static accessor y = 1; }', '`accessor`', 18],
    ['what follows on something declared', 'declare const a: string\nenum B { B }', '`enum B`', 1, 3],
    [
      'what follows on a function declared over many lines',
      'declare function f(\n  a: { b: 1 },\n): void\nenum B { B }',
      '`enum B`',
      1,
      5,
    ],
    ['a member behind a template', `enum A { B = \`{\${1}\`.length, A }`, '`enum A`', 1],
    [
      'what stands in a namespace behind a template',
      `namespace N { type a = \`\${1}\`; export const b = 1 }`,
      '`namespace`',
      1,
    ],
    ['the address of the file', 'const here = import.meta.url;', '`import.meta`', 14],
  ])('is told of %s, with its place', (_, code, what, column, line = 2) => {
    expect(run(`// first\n${code}\nexport const x = 1;`)).toEqual({
      fault: 'beyond-lab',
      message: expect.stringMatching(
        new RegExp(
          `^Could not compile ${what}.*: the lab has a small compiler, and this is its limit, not a mistake of yours\\. .+\\.$`,
        ),
      ),
      line,
      column,
    });
  });

  it.each([
    [
      'enums',
      'enum A { X, Y = "y", Z = 1 << 2, W = Z }\nexport const x = [A.X, A.Y, A.Z, A.W, A[0]];',
      [0, 'y', 4, 4, 'X'],
    ],
    ['an enum whose value has its name', 'enum A { B = "A" }\nexport const x = A.B;', 'A'],
    [
      'an enum whose name is in what a member is worked out by',
      'enum A { X = 1, B = Math.max(1, A.X), C = [1, A.B].length, D = ((n: number) => { const o = { A: n }; return o.A; })(4) }\nexport const x = [A.B, A.C, A.D];',
      [1, 2, 4],
    ],
    [
      'a declared namespace whose brace stands on the next line',
      'declare namespace N\n{ enum A { A } }\nexport const x = 8;',
      8,
    ],
    [
      'a namespace of types',
      'namespace N { export type A = 1; interface B { const: string } }\nexport const x = 1;',
      1,
    ],
    [
      'a declared namespace',
      'declare namespace N { const a: 1; function f(): void }\nexport const x = 2;',
      2,
    ],
    ['a declared enum', 'declare enum A { A = 1 }\nexport const x = 3;', 3],
    [
      'Express’ types made wider',
      'declare global { namespace Express { interface Request { user?: string } } }\nexport const x = 4;',
      4,
    ],
    [
      'a session’s types made wider',
      'declare module "express-session" { interface SessionData { user: string } }\nexport const x = 5;',
      5,
    ],
    [
      'such words as names',
      'const using = 1, namespace = 2, accessor = 3, o = { enum: 4, module: 5 };\nexport const x = using + namespace + accessor + o.enum + o.module;',
      15,
    ],
    ['such a name on a line of its own', 'let using = 1\nlet y = using\ny = 2\nexport const x = y;', 2],
    ['a loop over such a name', 'let using = 0; for (using of [6]) {}\nexport const x = using;', 6],
    [
      'such words in text',
      'export const x = "using a = 1; @b; namespace N {}" + `enum A { A }` + /import.meta/.source; // @ts-ignore enum B { B }',
      'using a = 1; @b; namespace N {}enum A { A }import.meta',
    ],
    ['what a shell may start', '#!/usr/bin/env node\nexport const x = 7;', 7],
  ])('is not told of %s', (_, text, value) => {
    expect(run(text)).toEqual(value);
  });
});
