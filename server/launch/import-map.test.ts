import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from './project-folder.mjs';

const importRule = 'lint/style/noRestrictedImports';
const globalRule = 'lint/style/noRestrictedGlobals';
/** Biome names every plugin so; ours is the one there is. */
const plugin = 'plugin';

/** Files planted beside the project's own `biome.json`, and the rule that has to catch each. */
const breaches: [file: string, text: string, rule: string][] = [
  ['client/a-server.ts', "import '../server/gateway/gateway.ts';", importRule],
  ['client/a-node-module.ts', "import 'node:fs';", importRule],
  ['client/a-server-library.ts', "import 'ioredis';", importRule],
  ['client/a-lesson-past-the-loader.ts', "import '../lessons/01-the-coat-check/lesson.md';", importRule],
  ['client/lesson/a-root.ts', "import '../main.tsx';", importRule],
  ['client/a-shared-by-path.ts', "import '../shared/trace/event.ts';", importRule],
  ['client/a-node-global.ts', 'process.exit();', globalRule],
  ['shared/a-node-module.ts', "import 'node:fs';", importRule],
  ['shared/a-node-module-late.ts', "await import('node:fs');", importRule],
  ['shared/a-bare-node-module.ts', "import 'fs/promises';", 'lint/style/useNodejsImportProtocol'],
  ['shared/a-require.ts', "require('node:fs');", 'lint/style/noCommonJs'],
  ['shared/a-client.ts', "export { a } from '../client/a.ts';", importRule],
  ['shared/a-server.ts', "import '../server/a.ts';", importRule],
  ['shared/a-lesson.ts', "import '#lessons/01/exercise.ts';", importRule],
  ['shared/trace/a-whole-zod.ts', "import 'zod';", importRule],
  ['shared/content/a-server.ts', "import '../../server/a.ts';", importRule],
  ['client/a-whole-zod.ts', "import 'zod';", importRule],
  ['client/a-lazy-part.tsx', "export { lazy } from 'react';", importRule],
  ['client/a-bare-text.tsx', "import 'react/jsx-runtime';", importRule],
  ['shared/a-document.ts', "document.title = 'a';", globalRule],
  ['shared/a-process.ts', 'process.exit();', globalRule],
  ['server/a-document.ts', "document.title = 'a';", globalRule],
  ['server/a-client.ts', "import '../client/a.tsx';", importRule],
  ['server/launch/a-client.mjs', "import '../../client/a.tsx';", importRule],
  ['server/gateway/a-root.ts', "import '../main.ts';", importRule],
  ['server/a-root-beside.ts', "import './main.ts';", importRule],
  ['server/a-lesson.ts', "import '#lessons/01/exercise.ts';", importRule],
  ['server/gateway/a-shared-by-path.ts', "import '../../shared/trace/event.ts';", importRule],
  ['server/sandbox/a-gateway.ts', "import '../gateway/gateway.ts';", importRule],
  ['server/sandbox/a-client.ts', "import '../../client/a.tsx';", importRule],
  ['server/demo-app/a-gateway.ts', "import '../gateway/gateway.ts';", importRule],
  ['server/demo-app/a-shared.ts', "import '#shared/trace/event.ts';", importRule],
  ['server/a-packed-spread.ts', 'export const a = { ...{ b: 1 }, c: 2 };', plugin],
  ['client/a-packed-spread.tsx', "export const a = <p {...{ id: 'b' }} />;", plugin],
  ['server/a-default-export.ts', 'export default 1;', 'lint/style/noDefaultExport'],
  ['lessons/01/a-server.ts', "import '../demo-app/create-app.ts';", importRule],
  ['lessons/01/a-shared.ts', "import '#shared/trace/event.ts';", importRule],
  ['lessons/01/a-library.ts', "import 'react';", importRule],
  ['lessons/exercises/01/checks/a-library.ts', "import 'express';", importRule],
  ['lessons/exercises/01/checks/a-trace.ts', "import '#shared/trace/event.ts';", importRule],
];

/** What the map allows, each beside a breach that looks like it. */
const allowed: [file: string, text: string][] = [
  [
    'client/lesson/clean.ts',
    "export { useState } from 'react';\nimport '#shared/trace/event.ts';\nimport '../diagram/draw.ts';",
  ],
  ['shared/content/clean.ts', "import 'zod';"],
  ['shared/trace/clean.ts', "import 'zod/mini';\nimport '../world/world.ts';\nimport './event.ts';"],
  [
    'server/gateway/clean.ts',
    "import 'node:http';\nimport '#shared/trace/event.ts';\nimport '../trace/log.ts';",
  ],
  ['server/sandbox/clean.ts', "import '../store/keys.ts';\nimport '#shared/trace/event.ts';"],
  ['server/demo-app/clean.ts', "import 'express';\nimport 'node:crypto';\nimport './sessions.ts';"],
  ['server/demo-app/testing/clean.ts', "import '../create-app.ts';\nimport '../../testing/a.ts';"],
  [
    'lessons/01/clean.ts',
    "import 'express';\nimport 'express-session';\nimport 'cookie';\nimport 'ioredis';\nimport 'node:crypto';\nimport './users.ts';",
  ],
  ['lessons/exercises/01/checks/clean.ts', "import '#shared/grading/check.ts';\nimport './steps.ts';"],
  ['shared/trace/clean.test.ts', "import 'node:fs';"],
  ['clean.config.ts', 'export default {};'],
  ['server/clean.ts', 'export const a = (b: object, c?: 1) => ({ ...b, ...(c ? { c } : {}) });'],
  ['client/clean.tsx', 'export const a = (b: object) => <p {...b} />;'],
];

/** One run of Biome over all of them: its rules by file. Its stdin mode prints no findings, so the files are real. */
async function lint(files: readonly (readonly [file: string, text: string, ...rest: string[]])[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
  try {
    for (const file of ['biome.json', 'server/launch/no-packed-spread.grit']) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await copyFile(path.join(projectFolder, file), path.join(folder, file));
    }
    for (const [file, text] of files) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), `${text}\n`);
    }
    return byFile(await runBiome(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function runBiome(cwd: string): Promise<string> {
  const biome = path.join(projectFolder, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none'];
  return new Promise((resolve) => {
    // Findings make its exit code 1: the report is what counts.
    execFile(process.execPath, [biome, ...args], { cwd }, (_error, stdout) => resolve(stdout));
  });
}

function byFile(report: string): Record<string, string[]> {
  const { diagnostics } = JSON.parse(report) as {
    diagnostics: { category: string; severity: string; location: { path: string } }[];
  };
  const rules: Record<string, string[]> = {};
  for (const { category, severity, location } of diagnostics) {
    if (severity !== 'error') continue;
    const file = location.path.replaceAll('\\', '/');
    rules[file] = [...(rules[file] ?? []), category];
  }
  return rules;
}

it('catches every planted breach of the import map, each by its rule', async () => {
  const expected = Object.fromEntries(breaches.map(([file, , rule]) => [file, [rule]]));
  expect(await lint(breaches)).toEqual(expected);
});

it('lets everything pass that the import map allows', async () => {
  // The breach among them proves that the run was a real one.
  const [breach] = breaches;
  if (!breach) throw new Error('no breach to plant');
  expect(await lint([...allowed, breach])).toEqual({ [breach[0]]: [breach[2]] });
});
