import { expect, it } from 'vitest';
import { npmCommand } from './npm-command.mjs';

const unix = { platform: 'linux', execPath: '/usr/bin/node' } as const;
const windows = { platform: 'win32', execPath: 'C:\\Program Files\\nodejs\\node.exe' } as const;
const comesWithNode = 'C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js';

it.each([
  [
    'npm itself',
    { ...unix, env: { npm_execpath: '/lib/npm/bin/npm-cli.js' } },
    ['/usr/bin/node', '/lib/npm/bin/npm-cli.js'],
  ],
  ['nobody', { ...unix, env: {} }, ['npm']],
  ['another tool', { ...unix, env: { npm_execpath: '/lib/pnpm.cjs' } }, ['npm']],
  [
    'npm itself, on Windows',
    { ...windows, env: { npm_execpath: 'D:\\npm\\npm-cli.js' } },
    [windows.execPath, 'D:\\npm\\npm-cli.js'],
  ],
  ['nobody, on Windows', { ...windows, env: {} }, [windows.execPath, comesWithNode]],
  [
    'another tool, on Windows',
    { ...windows, env: { npm_execpath: 'C:\\pnpm.cjs' } },
    [windows.execPath, comesWithNode],
  ],
])('is run without a shell when called by %s', (_, process, command) => {
  expect(npmCommand(process)).toEqual(command);
});
