import { useId } from 'react';
import type { PracticeOption } from '#shared/content/practice-question.ts';
import { OptionRadio } from '../option-radio.tsx';
import { Prose } from '../prose.tsx';

type Props = {
  options: readonly PracticeOption[];
  chosen: string | null;
  /** Whether to choose is to answer; else it can be thought over. */
  isAtOnce: boolean;
  onChoose: (id: string) => void;
};

/** The answers of a question: buttons, where one press answers it, and else a choice of one. */
export function QuestionOptions({ options, chosen, isAtOnce, onChoose }: Props) {
  const name = useId();
  return options.map(({ id, text }) =>
    isAtOnce ? (
      <button key={id} type="button" className="question-option" onClick={() => onChoose(id)}>
        {/* A button holds no other: names of panels are only words here. */}
        <Prose root={text} />
      </button>
    ) : (
      <OptionRadio key={id} name={name} id={id} isChosen={id === chosen} onChoose={onChoose}>
        <span>
          <Prose root={text} />
        </span>
      </OptionRadio>
    ),
  );
}
