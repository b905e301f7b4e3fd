import type { z } from 'zod';

/** For each field, what a right one looks like as the author would write it. */
export type Examples = Readonly<Record<string, string>>;

/** Says in an author's words what a schema refused and what to write instead. */
export function explainIssue(issue: z.core.$ZodIssue, input: object, examples: Examples): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${key}"`).join(', ');
    return `${names} means nothing here. Use only: ${Object.keys(examples).join(', ')}.`;
  }
  const field = String(issue.path[0]);
  const value: unknown = new Map<string, unknown>(Object.entries(input)).get(field);
  const write = `Write for example ${examples[field] ?? field}`;
  if (value === undefined) return `"${field}" is missing. ${write}`;
  if (value === null || String(value).trim() === '') return `"${field}" is empty. ${write}`;
  return `"${field}" cannot be ${JSON.stringify(value)}. ${write}`;
}
