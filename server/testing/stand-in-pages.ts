import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let made: string | null = null;

/** A folder that stands in for the built client, where a test is about the server alone; one for each process. */
export function standInPages(): string {
  made ??= make();
  return made;
}

function make(): string {
  const folder = mkdtempSync(join(tmpdir(), 'coat-check-pages-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Coat Check</title>');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
