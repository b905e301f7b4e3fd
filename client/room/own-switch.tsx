import { useState } from 'react';
import { useRoute } from 'wouter';
import type { BeatPlace } from '#shared/api/room-api.ts';
import { lessonSummaries } from '../content/load-lessons.ts';
import { progressRecord } from '../storage/lesson-progress.ts';
import { letTry } from './room-api.ts';
import { tellBeat } from './tell-beat.ts';
import { useRoomChange } from './use-room.ts';

/** Lets each guest go on in a cloakroom of their own, at the same beat; or takes that back. */
export function OwnSwitch({ sandboxId, own }: { sandboxId: string; own: BeatPlace | null }) {
  const { change, isBusy, refusal } = useRoomChange(sandboxId);
  const [beat, setBeat] = useState<BeatPlace>(useOwnBeat());
  const steps = lessonSummaries.find(({ slug }) => slug === beat.lesson)?.steps ?? [];
  if (own) {
    return (
      <div className="room-own">
        <p>
          Each may try for themselves, in a cloakroom of their own: <strong>{tellBeat(own)}</strong>
        </p>
        <button
          type="button"
          className="button controls-button"
          aria-disabled={isBusy}
          onClick={() => change(() => letTry(sandboxId, null))}
        >
          Offer it no more
        </button>
      </div>
    );
  }
  return (
    <div className="room-own">
      <label className="field">
        Lesson
        <select
          className="select"
          value={beat.lesson}
          onChange={({ target }) => setBeat(beatOf(target.value))}
        >
          {lessonSummaries.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        Step
        <select
          className="select"
          value={beat.step ?? ''}
          onChange={({ target }) => setBeat({ ...beat, step: target.value })}
        >
          {steps.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="button controls-button"
        aria-disabled={isBusy}
        onClick={() => change(() => letTry(sandboxId, beat))}
      >
        Let each try for themselves
      </button>
      {refusal && <p className="trouble">{refusal}</p>}
    </div>
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
