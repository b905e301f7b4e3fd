import { describe, expect, it } from 'vitest';
import { toShippedShow } from '#shared/content/show-script.ts';
import { arrangeShow } from '#shared/show/arrange-show.ts';
import { readShowFile, writeShowFile } from '#shared/show/show-file.ts';
import { openAsLearner } from './open-as-learner.ts';
import { readLines, withoutLines } from './walk/demo-app-lines.ts';
import { findDifference } from './walk/find-difference.ts';
import { readShows } from './walk/read-shows.ts';
import { readKeptWalk } from './walk/walk-files.ts';
import { walkWhole } from './walk/walk-whole.ts';

const shows = await readShows();

const record = 'Run "npm run record", look at what has changed, and commit it.';

it('ships six shows', () => {
  expect(shows.map(({ slug }) => slug)).toEqual([
    'a-session-in-five-minutes',
    'the-stolen-ticket',
    'out-everywhere-at-once',
    'two-cloakrooms',
    'a-number-on-your-hand',
    'session-or-token',
  ]);
});

describe.each(shows)('the show "$slug"', (told) => {
  it('is what happens when it is played anew', { timeout: 60_000 }, async () => {
    const { walk, problems } = await walkWhole(await openAsLearner(null), told);
    expect(problems.join('\n\n')).toBe('');
    const kept = await readKeptWalk(told);
    if (!kept) throw new Error(`${told.folder}/walk.json is not there, or is damaged. ${record}`);
    expect(findDifference(withoutLines(kept), withoutLines(walk)), record).toBeNull();
    expect(readLines(kept.trace.events), record).toEqual(kept.lines);
  });

  it('is a show that opens, with all its chapters in their order and all its questions', async () => {
    const kept = await readKeptWalk(told);
    if (!kept) throw new Error(`${told.folder}/walk.json is not there, or is damaged. ${record}`);
    const show = toShippedShow(told.script, kept);
    const read = readShowFile(writeShowFile({ trace: kept.trace, show }));
    expect(read).toMatchObject({ ok: true, show });
    const { chapters, questions, notes } = arrangeShow(show, kept.trace.events);
    expect(chapters.map(({ title }) => title)).toEqual(told.script.lesson.steps.map(({ title }) => title));
    expect(questions.size).toBe(told.script.chapters.flatMap(({ curtains }) => curtains).length);
    expect(questions.size).toBeGreaterThanOrEqual(3);
    expect(notes.some((note) => note !== '')).toBe(true);
  });
});
