import { writeWalkFile } from '#shared/export/walk-file.ts';
import { findDifference } from './find-difference.ts';
import { readLessons } from './read-lessons.ts';
import { readShows } from './read-shows.ts';
import { recordWalk } from './record-walk.ts';
import { keepWalk, readKeptWalk } from './walk-files.ts';

// Does the lessons, and plays the shows, at a real server, and keeps beside each what happened. `--show <lesson>` writes one of them to the screen instead.

const [option, name] = process.argv.slice(2);
const lessons = await readLessons();

if (option === '--show') {
  const told = lessons.find(({ slug }) => slug === name);
  if (!told) throw new Error(`Could not record "${name}": there is no such lesson.`);
  process.stdout.write(writeWalkFile(await recordWalk(told)));
} else {
  for (const told of [...lessons, ...(await readShows())]) {
    const kept = await readKeptWalk(told);
    const walk = await recordWalk(told);
    const difference = kept && findDifference(kept, walk);
    // What only seconds have changed stays as it lies here.
    if (kept && !difference) continue;
    await keepWalk(told, walk);
    console.log(`Recorded lessons/${told.folder}/walk.json.${difference ? ` ${difference}` : ''}`);
  }
}
