import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Where an app's files lie that learners read, and what stands before their names where they are shown. */
type AppFiles = { folder: string; prefix: string };

export const demoAppFiles: AppFiles = { folder: join(projectFolder, 'server', 'demo-app'), prefix: '' };
export const tokenAppFiles: AppFiles = {
  folder: join(projectFolder, 'server', 'token-app'),
  prefix: 'token-app/',
};
