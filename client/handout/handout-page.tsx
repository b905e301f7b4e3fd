import { Fragment, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { DemoAppSource } from '#shared/api/sandbox-api.ts';
import type { Lesson } from '#shared/content/lesson.ts';
import type { PracticeQuestion } from '#shared/content/practice-question.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { LoadedWalk } from '../content/load-walk.ts';
import { doorOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { HandoutBeat } from './handout-beat.tsx';
import './handout.css';
import { HandoutAnswers, HandoutQuestions } from './handout-questions.tsx';
import { HandoutRuns } from './handout-runs.tsx';
import { toHandout } from './to-handout.ts';
import { toPictures } from './to-pictures.ts';

const nothing: readonly TraceEvent[] = [];

type Props = {
  lesson: Lesson;
  loaded: LoadedWalk;
  known: readonly PracticeQuestion[];
  /** The demo app's files, where a lesson compares two runs of them. */
  source?: DemoAppSource | null;
};

/** A lesson for print: its words, what happened when it was done, and questions with the answers on a last page. */
export function HandoutPage({ lesson, loaded, known, source = null }: Props) {
  const walk = loaded.ok ? loaded.walk : null;
  const trace = walk?.trace.events ?? nothing;
  const handout = useMemo(() => toHandout(lesson, walk, known), [lesson, walk, known]);
  const pictures = useMemo(() => toPictures(handout, trace), [handout, trace]);
  const [drawn, setDrawn] = useState<ReadonlySet<object>>(new Set());
  useTitle(`${lesson.title}, to print`);

  const all = [...pictures.values()].flatMap(({ pictures: own, runs }) => [...own, ...(runs ? [runs] : [])]);
  const isReady = drawn.size === all.length;
  const onDrawn = (picture: object) => setDrawn((before) => new Set(before).add(picture));
  const end = { events: trace, upTo: trace.length };
  return (
    <Page className="handout-page">
      <div className="handout-bar">
        <button
          type="button"
          className="button"
          data-tone="main"
          aria-disabled={!isReady}
          onClick={() => isReady && window.print()}
        >
          Print
        </button>
        <p role="status">{isReady ? '' : `Drawing the pictures: ${drawn.size} of ${all.length}…`}</p>
        <Link href={doorOf(lesson.slug)}>Do this lesson</Link>
        <Link href="/handouts">All handouts</Link>
      </div>
      <article className="handout">
        <header>
          <p className="eyebrow">
            {lesson.mistake ? 'Coat Check · a mistake to make' : 'Coat Check · a lesson'}
          </p>
          <h1>{lesson.title}</h1>
          <p className="handout-summary">{lesson.summary}</p>
          <div className="handout-name" aria-hidden="true">
            <p>Name</p>
            <p>Date</p>
          </div>
        </header>
        {!loaded.ok && (
          <p className="trouble" role="alert">
            Could not show what happens in this lesson: {loaded.why}. The text is all here; the pictures are
            not.
          </p>
        )}
        <div className="handout-columns">
          {handout.steps.map((step, index) => (
            <section
              key={step.id}
              className={index === 0 ? 'handout-step handout-first' : 'handout-step'}
              aria-labelledby={step.id}
            >
              <h2 id={step.id}>
                <span className="numeral">{index + 1}</span> {step.title}
              </h2>
              {step.beats.map((printed, at) => {
                const { pictures: own = [], runs = null } = pictures.get(printed) ?? {};
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a step's beats never change their places.
                  <Fragment key={at}>
                    <HandoutBeat printed={printed} trace={trace} pictures={own} onDrawn={onDrawn} />
                    {runs && (
                      <HandoutRuns
                        wish={runs}
                        mistake={lesson.mistake}
                        source={source}
                        onDone={() => onDrawn(runs)}
                      />
                    )}
                  </Fragment>
                );
              })}
            </section>
          ))}
          {lesson.remember.length > 0 && (
            <section className="handout-keep" aria-labelledby="keep">
              <h2 id="keep">To keep</h2>
              <ul>
                {lesson.remember.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          )}
        </div>
        {handout.questions.length > 0 && (
          <>
            <HandoutQuestions questions={handout.questions} told={end} />
            <HandoutAnswers questions={handout.questions} told={end} />
          </>
        )}
      </article>
    </Page>
  );
}
