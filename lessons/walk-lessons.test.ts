import { readFileSync } from 'node:fs';
import type { Nodes } from 'hast';
import { describe, expect, it } from 'vitest';
import { beginningOf } from '#shared/content/beginning.ts';
import { actionsOf } from '#shared/content/check-devices.ts';
import { mostWords } from '#shared/content/count-words.ts';
import { findRuns, mistakeStepOf } from '#shared/content/find-runs.ts';
import type { Action } from '#shared/content/lesson.ts';
import { endOf, isSeen } from '#shared/content/observe-steps.ts';
import { parseLesson } from '#shared/content/parse-lesson.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { findPlaces } from '../client/build/find-places.ts';
import { whatHinders } from '../client/lesson/actions/what-hinders.ts';
import { differences, expectedSettings } from '../client/lesson/expected-settings.ts';
import { describeOnEachRedis } from '../server/testing/describe-on-each-redis.ts';
import { openAsLearner } from './open-as-learner.ts';
import { readLines, withoutLines } from './walk/demo-app-lines.ts';
import { findDifference } from './walk/find-difference.ts';
import { readLessons } from './walk/read-lessons.ts';
import { readKeptWalk } from './walk/walk-files.ts';
import { walkLesson } from './walk/walk-lesson.ts';
import { walkWhole } from './walk/walk-whole.ts';
import { tellRun, whatRunsShow } from './what-runs-show.ts';

const places = await findPlaces(import.meta.dirname);
const lessons = await readLessons();

const record = 'Run "npm run record", look at what has changed, and commit it.';

const ada: Action = { type: 'log-in', username: 'ada', password: 'poetical-science' };

const isTheft = (action: Action) => action.type === 'device' && action.takes === 'browser-ticket';

/** The words of a text, counted from what is drawn. */
const wordsOf = (node: Nodes): string[] => {
  const textOf = (one: Nodes): string => {
    if (one.type === 'text') return one.value;
    const inner = 'children' in one ? one.children.map(textOf).join('') : '';
    return one.type === 'element' && /^(p|li|pre|h\d)$/.test(one.tagName) ? ` ${inner} ` : inner;
  };
  return textOf(node).match(/[^\s]*[\p{L}\p{N}][^\s]*/gu) ?? [];
};

it('finds lessons to walk', () => {
  expect(lessons.map(({ slug }) => slug)).toContain('the-coat-check');
});

it('can read the whole lesson that the README shows', () => {
  const readme = readFileSync(`${import.meta.dirname}/README.md`, 'utf8');
  const [example = ''] = /(?<=```text\n)---\n[\s\S]*?(?=```\n)/.exec(readme) ?? [];
  const { steps } = parseLesson(example, { slug: 'example', file: 'lessons/README.md', places });
  expect(steps.map(({ beats }) => beats.map(({ actions }) => actions.length))).toEqual([
    [1, 1],
    [2, 0],
  ]);
});

describeOnEachRedis('lessons', (redisUrl) => {
  const orders = [
    { order: 'as they are numbered', inOrder: lessons },
    { order: 'the last first', inOrder: lessons.toReversed() },
  ];
  it.each(orders)(
    'turn each step green in one cloakroom, $order',
    { timeout: 120_000 },
    async ({ inOrder }) => {
      const learner = await openAsLearner(redisUrl());
      const problems: string[] = [];
      for (const told of inOrder) {
        const { open, momentsOf, seeDone, placeOf, problems: found } = walkLesson(learner, told);
        await learner.arrange(beginningOf(told.lesson));
        for (const step of told.lesson.steps) {
          await open(step);
          if ((await momentsOf(step)).flat().some((moment) => moment !== null))
            found.push(
              `${placeOf(step)} The step "${step.id}" has ticks from what was done before it: let them come "after" its change, or after: opened.`,
            );
          // A thief who comes before there is anything to steal must not count later on.
          for (const action of actionsOf(step).filter(isTheft)) {
            const known = { world: foldWorld(await learner.trace()), isWhole: true };
            if (!whatHinders({ actions: [action], observe: [] }, known)) await learner.act(action);
          }
          for (const action of actionsOf(step)) await learner.act(action);
          await seeDone(step);
        }
        problems.push(...found);
      }
      expect(problems.join('\n\n')).toBe('');
    },
  );

  describe.each(lessons)('the lesson "$slug"', (told) => {
    const { steps } = told.lesson;
    const begin = async () => {
      const learner = await openAsLearner(redisUrl());
      await learner.arrange(beginningOf(told.lesson));
      return { learner, ...walkLesson(learner, told) };
    };

    it('turns each beat green by its own actions, and not before them', { timeout: 60_000 }, async () => {
      const { walk, problems } = await walkWhole(await openAsLearner(redisUrl()), told);
      expect(problems.join('\n\n')).toBe('');
      // Which store it is shows in the order of a set, and nowhere else.
      if (redisUrl() !== null) return;
      const kept = await readKeptWalk(told);
      if (!kept) throw new Error(`${told.folder}/walk.json is not there, or is damaged. ${record}`);
      expect(findDifference(withoutLines(kept), withoutLines(walk)), record).toBeNull();
      expect(readLines(kept.trace.events), record).toEqual(kept.lines);
    });

    it.each(steps)('can be begun with the step "$id", or says what to do first', async (step) => {
      const learner = await openAsLearner(redisUrl());
      await learner.arrange(expectedSettings(told.lesson, step.id).first);
      const { open, momentsOf, isDoneSoon, seeDone, problems } = walkLesson(learner, told);
      await open(step);
      for (const [index, beat] of step.beats.entries()) {
        const task = { actions: beat.actions, observe: beat.observe };
        const hindrance = async () =>
          whatHinders(task, { world: foldWorld(await learner.trace()), isWhole: true });
        if (await hindrance()) await learner.act(ada);
        if (await hindrance())
          await learner.act({ type: 'request', label: 'Log out', route: 'POST /api/logout' });
        expect(await hindrance()).toBeNull();
        for (const action of beat.actions) await learner.act(action);
        await isDoneSoon(async () => isSeen((await momentsOf(step))[index] ?? []));
      }
      await seeDone(step);
      expect(problems.join('\n\n')).toBe('');
    });

    it('stays green when every step is done again', { timeout: 60_000 }, async () => {
      const { learner, open, seeDone, problems } = await begin();
      for (const _ of [1, 2]) {
        for (const step of steps) {
          await open(step);
          for (const action of actionsOf(step)) await learner.act(action);
        }
      }
      for (const step of steps) await seeDone(step);
      expect(problems.join('\n\n')).toBe('');
    });

    it('leaves a step open whose restarts were skipped', { timeout: 60_000 }, async () => {
      const { learner, open, momentsOf, placeOf } = await begin();
      for (const step of steps) {
        await open(step);
        const others = actionsOf(step).filter(({ type }) => type !== 'restart-server');
        for (const action of others) await learner.act(action);
        const skipped = others.length < actionsOf(step).length;
        const done = (await momentsOf(step)).every(isSeen);
        if (skipped) expect(done, `${placeOf(step)} The step does without its restarts.`).toBe(false);
      }
    });

    it('says little before each button, as the page shows it', () => {
      const counts = steps.flatMap(({ id, beats }) =>
        beats.map(({ say }, index) => [`${id}, beat ${index + 1}`, wordsOf(say).length] as const),
      );
      expect(counts.filter(([, words]) => words > mostWords)).toEqual([]);
    });
  });

  describe.each(lessons.filter(({ lesson }) => lesson.mistake !== null))('the mistake "$slug"', (told) => {
    it('leaves no switch otherwise than it found it', () => {
      const { first, later } = expectedSettings(told.lesson, told.lesson.steps.at(-1)?.id ?? '');
      const ends = later.at(-1) ?? first;
      expect(differences(ends, beginningOf(told.lesson))).toEqual([]);
    });

    it('lets the same deed end otherwise once its mistake is mended', { timeout: 60_000 }, async () => {
      const step = mistakeStepOf(told.lesson);
      if (!step) throw new Error('It has a mistake, and no step in which it is made.');
      const learner = await openAsLearner(redisUrl());
      await learner.arrange(beginningOf(told.lesson));
      const { open, momentsOf, doBeats, problems } = walkLesson(learner, told);
      await open(step);
      await doBeats(step);
      expect(problems.join('\n\n')).toBe('');
      const { before, after } = findRuns(step, (await momentsOf(step)).map(endOf), await learner.trace());
      const [broken, mended] = [tellRun(before ?? []), tellRun(after ?? [])];
      const shown = whatRunsShow[told.slug];
      if (!shown)
        throw new Error(`Write what the runs of "${told.slug}" show into lessons/what-runs-show.ts.`);
      expect([broken.end, mended.end]).toEqual([shown.broken, shown.mended]);
      const has = ({ arrows }: typeof broken) => arrows.some((arrow) => shown.reason.arrow.test(arrow));
      expect({ broken: has(broken), mended: has(mended) }, 'The reason is in the trace.').toEqual({
        broken: shown.reason.in === 'broken',
        mended: shown.reason.in === 'mended',
      });
    });
  });
});
