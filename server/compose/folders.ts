import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Where the files lie that learners read. */
export const demoAppFolder = join(projectFolder, 'server', 'demo-app');
