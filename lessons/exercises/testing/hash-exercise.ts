import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gradedTestsOf } from '../../../server/grading/exercise-files.ts';
import { bundle } from './bundle.ts';
import { gradedTexts, readServers } from './read-solutions.ts';

/** What a verdict follows from: `grader` is all that judges, `texts` are the texts that are judged, by file. */
export type ExerciseHashes = { grader: string; texts: Record<string, string> };

const project = new URL('../../../', import.meta.url);
let ofEveryGrader: Promise<string> | null = null;

/**
 * What the desk can set, and in which words: the form of a trace's notes names it, which nothing in a grader writes. No
 * verdict follows from it, and each new word would cost a proof of everything.
 */
const external = /[/\\]shared[/\\]sandbox[/\\]settings-table\.ts$/;

/**
 * Two exercises of the same hashes get the same verdicts: the checks, the grader and the learner's realm as they run
 * (a comment changes nothing), the libraries below them, and the servers that learners' tests judge.
 */
export async function hashExercise(exercise: string): Promise<ExerciseHashes> {
  ofEveryGrader ??= hashGrader();
  const checks = await bundle(gradedTestsOf(exercise), { minify: true, external });
  const texts = gradedTexts(exercise).map(({ file, text }) => [file, hash(text)]);
  const servers = readServers(exercise).map(({ file, text }) => `${file}\n${text}`);
  return { grader: hash(checks, await ofEveryGrader, ...servers), texts: Object.fromEntries(texts) };
}

async function hashGrader(): Promise<string> {
  const programs = ['grade-text', 'host-process', 'learner-process'].map(
    (name) => `server/grading/${name}.ts`,
  );
  const bundles = programs.map((file) =>
    bundle(fileURLToPath(new URL(file, project)), { minify: true, external }),
  );
  return hash(...(await Promise.all(bundles)), await readLibraries());
}

/** The locked versions of everything that the graders could import; what only the tests have decides nothing. */
async function readLibraries(): Promise<string> {
  const { packages } = JSON.parse(await readFile(new URL('package-lock.json', project), 'utf8')) as {
    packages: Record<string, { version: string; dev?: boolean }>;
  };
  const locked = Object.entries(packages).filter(([name, { dev }]) => name !== '' && !dev);
  return locked.map(([name, { version }]) => `${name} ${version}`).join('\n');
}

function hash(...parts: string[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(`${part.length}:${part}`);
  return digest.digest('hex').slice(0, 20);
}
