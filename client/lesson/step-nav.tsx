import { Link } from 'wouter';
import { lessonOf } from '../page/addresses.ts';
import type { LessonContext } from './lesson-context.ts';
import './step-nav.css';

/** The steps as a strip of numbered tickets. Every one can be opened; those done are torn off. */
export function StepNav({ sandboxId, context }: { sandboxId: string; context: LessonContext }) {
  const { lesson, stepId, completed } = context;
  return (
    <nav aria-label="Steps" className="step-nav">
      <ol>
        {lesson.steps.map(({ id, title }, index) => {
          const isDone = completed.includes(id);
          return (
            <li key={id}>
              <Link
                href={lessonOf(sandboxId, lesson.slug, id)}
                aria-current={id === stepId ? 'step' : undefined}
                data-done={isDone}
                title={title}
              >
                <span className="numeral" aria-hidden="true">
                  {index + 1}
                </span>
                <span className="visually-hidden">
                  Step {index + 1}: {title}
                  {isDone ? ', done' : ''}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
