// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { progressRecord } from '../storage/lesson-progress.ts';
import { LessonReset } from './lesson-reset.tsx';

const progress = { completed: ['hand-in', 'look-up'], beats: ['hand-in 0'], step: 'look-up', visits: [] };

function setup() {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  progressRecord('one').write(progress);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const onChange = vi.fn();
  act(() => root.render(<LessonReset slug="one" title="One" onChange={onChange} />));
  onTestFinished(() => {
    act(() => root.unmount());
    place.remove();
    vi.unstubAllGlobals();
  });
  const press = (name: string) =>
    act(() =>
      [...place.querySelectorAll('button')].find((one) => one.textContent?.startsWith(name))?.click(),
    );
  return { place, press, onChange };
}

it('forgets nothing before it has asked, and holds the keyboard at what keeps', () => {
  const { press, onChange } = setup();
  press('Forget these steps');
  expect(document.activeElement?.textContent).toBe('Keep them');
  press('Keep them');
  expect(progressRecord('one').read()).toEqual({ state: 'kept', value: progress });
  expect(onChange).not.toHaveBeenCalled();
});

it('forgets the lesson’s steps when told to, and takes it back', () => {
  const { place, press, onChange } = setup();
  press('Forget these steps');
  press('Forget them');
  expect(progressRecord('one').read()).toEqual({ state: 'absent' });
  expect(place.querySelector('[role="status"]')?.textContent).toContain('Forgotten');
  expect(document.activeElement?.textContent).toBe('Undo');
  press('Undo');
  expect(progressRecord('one').read()).toEqual({ state: 'kept', value: progress });
  expect(onChange).toHaveBeenCalledTimes(2);
});
