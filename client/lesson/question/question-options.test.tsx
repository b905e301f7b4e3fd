// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { PracticeOption } from '#shared/content/practice-question.ts';
import { prose } from '../lesson.fixture.ts';
import { QuestionOptions } from './question-options.tsx';

const options: PracticeOption[] = [
  {
    id: 'a',
    text: {
      type: 'root',
      children: [
        { type: 'text', value: 'In the ' },
        { type: 'element', tagName: 'strong', properties: {}, children: [{ type: 'text', value: 'Store' }] },
      ],
    },
    reason: prose('There it hangs.'),
  },
  { id: 'b', text: prose('In the pocket'), reason: prose('That is the ticket.') },
];

it('offers each answer as one button where a press answers', () => {
  onTestFinished(cleanup);
  const onChoose = vi.fn();
  render(<QuestionOptions options={options} chosen={null} isAtOnce onChoose={onChoose} />);
  expect(document.querySelectorAll('button button')).toHaveLength(0);
  fireEvent.click(screen.getByRole('button', { name: 'In the Store' }));
  expect(onChoose).toHaveBeenCalledWith('a');
});

it('offers them as a choice of one where it can be thought over', () => {
  onTestFinished(cleanup);
  const onChoose = vi.fn();
  render(<QuestionOptions options={options} chosen="b" isAtOnce={false} onChoose={onChoose} />);
  expect(screen.getAllByRole('radio').map((radio) => (radio as HTMLInputElement).checked)).toEqual([
    false,
    true,
  ]);
  fireEvent.click(screen.getByRole('radio', { name: 'In the Store' }));
  expect(onChoose).toHaveBeenCalledWith('a');
});
