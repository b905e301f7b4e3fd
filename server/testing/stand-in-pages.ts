import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that stands in for the built client, where a test is about the server alone. */
export function standInPages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'coat-check-pages-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Coat Check</title>');
  return folder;
}
