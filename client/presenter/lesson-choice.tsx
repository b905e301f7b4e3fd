import { useLocation } from 'wouter';
import { mistakes, plainLessons } from '../content/load-lessons.ts';
import { presenterOf } from '../page/addresses.ts';

/** Which lesson is at hand; or none, and the desk alone. */
export function LessonChoice({ sandboxId, lesson }: { sandboxId: string; lesson: string | null }) {
  const [, navigate] = useLocation();
  const toOption = ({ slug, title }: (typeof plainLessons)[number]) => (
    <option key={slug} value={slug}>
      {title}
    </option>
  );
  return (
    <label className="field presenter-choice">
      Lesson at hand
      <select
        className="select"
        value={lesson ?? ''}
        onChange={({ target: { value } }) =>
          navigate(presenterOf(sandboxId, value === '' ? undefined : { lesson: value }))
        }
      >
        <option value="">None, only the desk</option>
        <optgroup label="Lessons">{plainLessons.map(toOption)}</optgroup>
        <optgroup label="Mistakes">{mistakes.map(toOption)}</optgroup>
      </select>
    </label>
  );
}
