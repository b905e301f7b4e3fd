import { exerciseFile, lineIn } from '../host/call-site.ts';
import { LearnerFault } from '../lab.ts';

type CreateApp = (deps: object) => unknown;
type Modules = Readonly<Record<string, unknown>>;
type Script = (exports: object, require: (name: string) => unknown, module: { exports: object }) => void;

/**
 * Evaluates the learner's transpiled module anew and hands out its `createApp`.
 * @param modules what may be imported, by name; `node:` may be left out
 * @throws {LearnerFault} `syntax`, `unknown-import`, `crash-at-load` or `missing-export`
 */
export function loadModule(code: string, modules: Modules): CreateApp {
  const exports = evaluate(code, modules);
  const { createApp, default: byDefault } = exports;
  if (typeof createApp === 'function') return createApp as CreateApp;
  const others = Object.keys(exports).filter((name) => name !== '__esModule');
  throw new LearnerFault(
    'missing-export',
    `Could not find createApp: your file exports ${typeof byDefault === 'function' ? 'a function by default' : others.length > 0 ? others.join(', ') : 'nothing'}. Write \`export function createApp(…)\`.`,
  );
}

/**
 * Evaluates a transpiled module anew.
 * @returns what it exports
 * @throws {LearnerFault} `syntax`, `unknown-import` or `crash-at-load`
 */
export function evaluate(code: string, modules: Modules): Readonly<Record<string, unknown>> {
  const module: { exports: Record<string, unknown> } = { exports: {} };
  const script = compile(code);
  try {
    script(module.exports, (name) => findModule(name, modules), module);
  } catch (error) {
    throw toLoadFault(error, 'Your file');
  }
  return module.exports;
}

/** What the module or `createApp` threw, as a fault with its line. */
export function toLoadFault(error: unknown, who: string): LearnerFault {
  if (error instanceof LearnerFault) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return new LearnerFault(
    'crash-at-load',
    `${who} threw an error before any request came: ${name}: ${message}`,
    lineIn((error as { stack?: unknown } | null)?.stack) ?? {},
  );
}

/** Inside a function, on the first line, so that the learner's lines keep their numbers. */
function compile(code: string): Script {
  const wrapped = `(function (exports, require, module) { 'use strict'; ${code}\n})\n//# sourceURL=${exerciseFile}`;
  try {
    // biome-ignore lint/security/noGlobalEval: running the learner's text is the purpose of this realm.
    return globalThis.eval(wrapped) as Script;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = lineOfDuplicate(code, message);
    throw new LearnerFault('syntax', `Could not read your code: ${message}.`, { line });
  }
}

/** The engine names a doubly declared variable, and no line. */
function lineOfDuplicate(code: string, message: string): number | null {
  const name = /Identifier '([\w$]+)' has already been declared/.exec(message)?.[1];
  if (!name) return null;
  const declares = new RegExp(`\\b(?:const|let|var|class|function)\\s+${name.replaceAll('$', '\\$')}\\b`);
  const index = code.split('\n').findLastIndex((line) => declares.test(line));
  return index < 0 ? null : index + 1;
}

function findModule(name: string, modules: Modules): unknown {
  const plain = name.replace(/^node:/, '');
  if (Object.hasOwn(modules, plain)) return modules[plain];
  const at = lineIn(new Error().stack) ?? {};
  const advice =
    plain === 'ioredis'
      ? 'The client is made for you: use deps.redis, and import the type only, with `import type { Redis } from "ioredis"`.'
      : `Here you can import ${Object.keys(modules).join(', ')}.`;
  throw new LearnerFault(
    'unknown-import',
    `Could not import "${name}": the lab does not have it. ${advice}`,
    at,
  );
}
