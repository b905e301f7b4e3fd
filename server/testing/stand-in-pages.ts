import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../launch/project-folder.mjs';

/**
 * A folder that stands in for the built client, where a test is about the server alone. It is one for all, and stays:
 * Vitest ends its workers too suddenly for any of them to clear up.
 */
export function standInPages(): string {
  const folder = join(projectFolder, '.cache', 'test', 'stand-in-pages');
  const page = join(folder, 'index.html');
  if (existsSync(page)) return folder;
  mkdirSync(folder, { recursive: true });
  // In one step, since other workers may read it already.
  writeFileSync(`${page}.${process.pid}`, '<!doctype html><title>Coat Check</title>');
  renameSync(`${page}.${process.pid}`, page);
  return folder;
}
