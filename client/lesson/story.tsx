import type { Step } from '#shared/content/lesson.ts';
import { ActionBox } from './actions/action-box.tsx';
import { Checklist } from './checklist.tsx';
import type { LessonContext } from './lesson-context.ts';
import { momentsOf, openBefore } from './lesson-view.ts';
import { Prose } from './prose.tsx';
import { StepEnds } from './step-ends.tsx';
import './story.css';

type Props = {
  sandboxId: string;
  step: Step;
  context: LessonContext;
  isUnlocked: boolean;
  onReadOn: () => void;
};

/** One step: its text, the same told at the coat check, what to do, and what it waits for. */
export function Story({ sandboxId, step, context, isUnlocked, onReadOn }: Props) {
  const { steps } = context.lesson;
  const before = openBefore(context);
  return (
    <article className="story">
      <p className="eyebrow">
        Step {steps.indexOf(step) + 1} of {steps.length}
      </p>
      <h1>{step.title}</h1>
      {before.length > 0 && (
        <p className="lesson-aside">
          Still open before this one: {before.map(({ title }) => `“${title}”`).join(', ')}. You can read and
          try this step all the same.
        </p>
      )}
      <div className="prose">
        <Prose root={step.prose} />
      </div>
      {step.actions.length > 0 && (
        <>
          {/* Sticks to the lower edge until it is reached, so that nobody misses that there is something to do. */}
          <h2 className="story-turn" id="your-turn">
            <a href="#your-turn">Your turn</a>
          </h2>
          <section className="story-actions" aria-labelledby="your-turn">
            {step.actions.map((action) => (
              <ActionBox key={`${action.type} ${action.label}`} sandboxId={sandboxId} action={action} />
            ))}
          </section>
        </>
      )}
      <Checklist
        observations={step.observe}
        moments={momentsOf(step, context)}
        wasDoneBefore={context.completed.includes(step.id)}
      />
      {step.caption !== '' && (
        <aside className="ticket story-caption" aria-label="At the coat check">
          <p className="eyebrow">At the coat check</p>
          <p>{step.caption}</p>
        </aside>
      )}
      <StepEnds sandboxId={sandboxId} context={context} isUnlocked={isUnlocked} onReadOn={onReadOn} />
    </article>
  );
}
