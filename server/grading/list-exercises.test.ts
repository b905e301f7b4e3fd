import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { projectFolder } from '../launch/project-folder.mjs';
import { exerciseNames, taskOf } from './exercise-files.ts';
import { listExercises } from './list-exercises.ts';

it('names every exercise with the title that the page shows, the challenge last', () => {
  const exercises = listExercises();
  expect(exercises.map(({ name }) => name).toSorted()).toEqual(exerciseNames());
  expect(exercises.at(-1)).toEqual({ name: 'challenge', title: 'Run the cloakroom yourself' });
  for (const { name, title } of exercises) expect(readFileSync(taskOf(name), 'utf8')).toContain(title);
});

it.each(['grade', 'exercise'])('is what npm run %s tells whoever names none', async (script) => {
  const program = path.join(projectFolder, 'server', 'launch', `${script}.mjs`);
  const run = promisify(execFile)(process.execPath, [program]);
  await expect(run).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/shared-store {5,}Two counters, one rack\n[\s\S]*Type: npm run/),
  });
});
