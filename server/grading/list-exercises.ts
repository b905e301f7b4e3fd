import { readFileSync } from 'node:fs';
import { markdown } from '#shared/content/markdown.ts';
import { orderExercises } from '#shared/content/order-exercises.ts';
import { readExerciseFrontMatter } from '#shared/content/read-front-matter.ts';
import { exerciseNames, taskOf } from './exercise-files.ts';

/** An exercise as it is called in a terminal, and as the page calls it. */
export type ListedExercise = { name: string; title: string };

/** All exercises, in the page's order. */
export function listExercises(): ListedExercise[] {
  return orderExercises(exerciseNames()).map((name) => ({ name, title: titleOf(name) }));
}

/** The list as people read it in a terminal, a line each. */
export function toLines(exercises: readonly ListedExercise[]): string {
  const width = Math.max(...exercises.map(({ name }) => name.length));
  return exercises.map(({ name, title }) => `  ${name.padEnd(width)}   ${title}`).join('\n');
}

function titleOf(name: string): string {
  const root = markdown().parse(readFileSync(taskOf(name), 'utf8'));
  // Whatever is wrong with a task is for whoever writes it; here its name will do.
  return readExerciseFrontMatter(root, () => undefined)?.title ?? name;
}
