import { useState } from 'react';
import { useRoute } from 'wouter';
import type { BeatPlace, OwnPlace } from '#shared/api/room-api.ts';
import { exerciseSummaries } from '../content/load-exercises.ts';
import { lessonSummaries } from '../content/load-lessons.ts';
import { progressRecord } from '../storage/lesson-progress.ts';
import { choiceOf, ownOf } from './own-choice.ts';
import { letTry } from './room-api.ts';
import { tellOwn } from './tell-own.ts';
import { useRoomChange } from './use-room.ts';

type Props = { sandboxId: string; own: OwnPlace | null };

/** Lets each guest go on by themselves: in a cloakroom of their own at the same beat, or with an exercise; or takes that back. */
export function OwnSwitch({ sandboxId, own }: Props) {
  const { change, isBusy, refusal } = useRoomChange(sandboxId);
  const [chosen, setChosen] = useState<OwnPlace>(useOwnBeat());
  const button = (label: string, next: OwnPlace | null) => (
    <button
      type="button"
      className="button controls-button"
      aria-disabled={isBusy}
      onClick={() => change(() => letTry(sandboxId, next))}
    >
      {label}
    </button>
  );
  if (own) {
    return (
      <div className="room-own">
        <p>
          {'exercise' in own
            ? 'Each may solve an exercise:'
            : 'Each may try for themselves, in a cloakroom of their own:'}{' '}
          <strong>{tellOwn(own)}</strong>
        </p>
        {button('Offer it no more', null)}
        {refusal && <p className="trouble">{refusal}</p>}
      </div>
    );
  }
  return (
    <div className="room-own">
      <label className="field">
        Lesson or exercise
        <select
          className="select"
          value={choiceOf(chosen)}
          onChange={({ target }) => setChosen(ownOf(target.value, beatOf))}
        >
          <optgroup label="Lessons">
            {lessonSummaries.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </optgroup>
          <optgroup label="Exercises">
            {exerciseSummaries.map(({ id, title }) => (
              <option key={id} value={choiceOf({ exercise: id })}>
                {title}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {'lesson' in chosen && <StepChoice beat={chosen} choose={setChosen} />}
      {button('Let each try for themselves', chosen)}
      {refusal && <p className="trouble">{refusal}</p>}
    </div>
  );
}

function StepChoice({ beat, choose }: { beat: BeatPlace; choose: (beat: BeatPlace) => void }) {
  const steps = lessonSummaries.find(({ slug }) => slug === beat.lesson)?.steps ?? [];
  return (
    <label className="field">
      Step
      <select
        className="select"
        value={beat.step ?? ''}
        onChange={({ target }) => choose({ ...beat, step: target.value })}
      >
        {steps.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A lesson at the step that was open here last, or at its first. */
const beatOf = (lesson: string): BeatPlace => {
  const steps = lessonSummaries.find(({ slug }) => slug === lesson)?.steps ?? [];
  const kept = progressRecord(lesson).read();
  const known = kept.state === 'kept' ? steps.find(({ id }) => id === kept.value.step) : undefined;
  return { lesson, step: (known ?? steps[0])?.id ?? null };
};

/** Where the presenter is: by this page's address, or by what was open last. */
const useOwnBeat = (): BeatPlace => {
  const [isLesson, params] = useRoute('/s/:id/lessons/:lesson/:step?');
  if (isLesson) return { ...beatOf(params.lesson), ...(params.step && { step: params.step }) };
  const begun = lessonSummaries.findLast(({ slug }) => progressRecord(slug).read().state === 'kept');
  return beatOf((begun ?? lessonSummaries[0])?.slug ?? '');
};
