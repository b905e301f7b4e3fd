import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Where the files lie that learners read. */
export const demoAppFolder = join(projectFolder, 'server', 'demo-app');
