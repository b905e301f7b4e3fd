import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Examples, explainIssue } from './explain-issue.ts';
import type { Report } from './lesson-error.ts';

/** A stretch of YAML inside a lesson; `line` is the file's line on which its text begins. */
export type YamlPart = { text: string; line: number; column: number };
type Place = { line: number; column: number };

/** A YAML value with the way back to the place in the file where it, or one of its fields, was written. */
export type YamlItem<Value = unknown> = {
  value: Value;
  place: Place;
  placeOf: (field: string) => Place;
  /** What stands in one of its fields, when that has fields itself. */
  itemOf: (field: string) => YamlItem;
  /** The entries of one of its fields, when that is a list; none where it is not. */
  entriesOf: (field: string) => YamlItem[];
};

/** Tells a set of fields from text, numbers, lists and nothing. */
export function hasFields(item: YamlItem): item is YamlItem<object> {
  return typeof item.value === 'object' && item.value !== null && !Array.isArray(item.value);
}

/** Reads YAML as one item (a map) or several (a list), reporting broken lines; null when it cannot be read. */
export function readYaml(part: YamlPart, report: Report): { list: boolean; items: YamlItem[] } | null {
  const counter = new LineCounter();
  const document = parseDocument(part.text, { lineCounter: counter, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: part.line + line - 1, column: part.column + col - 1 };
  };
  for (const error of document.errors) {
    report(
      placeAt(error.pos[0]),
      `This line is not YAML: ${error.message}. Text with a colon or a # in it needs "quotes" around it.`,
    );
  }
  if (document.errors.length > 0) return null;
  const toItem = (node: unknown): YamlItem => {
    const place = placeAt((node as Node | null)?.range?.[0] ?? 0);
    const pairOf = (field: string) =>
      isMap(node) ? node.items.find(({ key }) => String(key) === field) : undefined;
    const placeOf = (field: string) =>
      placeAt((pairOf(field)?.key as Node | undefined)?.range?.[0] ?? (node as Node | null)?.range?.[0] ?? 0);
    const itemOf = (field: string) => toItem(pairOf(field)?.value);
    const entriesOf = (field: string) => {
      const list = pairOf(field)?.value;
      return isSeq(list) ? list.items.map(toItem) : [];
    };
    return { value: (node as Node | null)?.toJS(document) ?? null, place, placeOf, itemOf, entriesOf };
  };
  const root = document.contents;
  return isSeq(root) ? { list: true, items: root.items.map(toItem) } : { list: false, items: [toItem(root)] };
}

/** Checks one item against its schema and reports each field that is wrong, at the line of that field. */
export function checkItem<Schema extends z.ZodType>(
  item: YamlItem<object>,
  schema: Schema,
  examples: Examples,
  report: Report,
): z.infer<Schema> | null {
  const result = schema.safeParse(item.value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const field = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0];
    const place = field === undefined ? item.place : item.placeOf(String(field));
    report(place, explainIssue(issue, item.value, examples));
  }
  return null;
}
