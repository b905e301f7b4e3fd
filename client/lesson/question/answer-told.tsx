import type { ReactNode } from 'react';
import type { DerivedAnswer } from '#shared/content/derive-answer.ts';
import type { PracticeOption, PracticeQuestion } from '#shared/content/practice-question.ts';
import { EventLink } from '../../timeline/event-link.tsx';
import { BeatMore } from '../beat-more.tsx';
import { BeatProse } from '../beat-prose.tsx';
import { Prose } from '../prose.tsx';
import type { Said } from './tell-answer.ts';
import './answer-told.css';

type Props = {
  question: PracticeQuestion;
  given: Said;
  /** Which event shows what; nothing where that was on another day. */
  shownBy: DerivedAnswer['shownBy'];
};

/** The reasons: first of what was said, then of what came, and the others beneath. */
export function AnswerTold({ question, given, shownBy }: Props) {
  if (question.kind === 'order')
    return <OrderTold options={question.options} given={given} shownBy={shownBy} />;
  const { said, came } = given;
  const optionOf = (id: string | null) => question.options.find((option) => option.id === id);
  const [yours, right] = [optionOf(said), optionOf(came)];
  const others = question.options.filter((option) => option !== yours && option !== right);
  const isChoice = question.kind === 'choice';
  return (
    <div className="answer-told">
      {yours && (
        <Reason option={yours} shownBy={shownBy} isSo={said === came}>
          {said !== came ? 'You said' : isChoice ? 'You said, and it is' : 'You said, and so it came'}
        </Reason>
      )}
      {right && right !== yours && (
        <Reason option={right} shownBy={shownBy} isSo>
          {isChoice ? 'It is' : 'What came'}
        </Reason>
      )}
      {others.length > 0 && (
        <BeatMore title="The other answers">
          {others.map((option) => (
            <Reason key={option.id} option={option} shownBy={{}} isSo={false} />
          ))}
        </BeatMore>
      )}
    </div>
  );
}

type ReasonProps = {
  option: PracticeOption;
  shownBy: DerivedAnswer['shownBy'];
  isSo: boolean;
  children?: ReactNode;
};

function Reason({ option: { id, text, reason }, shownBy, isSo, children = null }: ReasonProps) {
  const number = shownBy[id];
  return (
    <div className="answer-reason" data-so={isSo}>
      {children && <p className="eyebrow">{children}</p>}
      <p className="answer-text">
        <Prose root={text} />
      </p>
      <BeatProse root={reason} upTo={Number.POSITIVE_INFINITY} />
      {number !== undefined && (
        <p className="answer-event">
          Seen at <EventLink number={number} />
        </p>
      )}
    </div>
  );
}

/** All items as they came, each with its reason and where it stood before. */
function OrderTold({ options, given, shownBy }: Omit<Props, 'question'> & { options: PracticeOption[] }) {
  const said = given.said.split(' ');
  const came = (given.came ?? given.said).split(' ');
  return (
    <ol className="answer-told answer-order" aria-label="As it came">
      {came.map((id, at) => {
        const option = options.find((one) => one.id === id);
        const stood = said.indexOf(id);
        if (!option) return null;
        return (
          <li key={id} className="answer-reason" data-so={given.came !== null && stood === at}>
            <p className="answer-text">
              <Prose root={option.text} />
            </p>
            <BeatProse root={option.reason} upTo={Number.POSITIVE_INFINITY} />
            {(stood !== at || shownBy[id] !== undefined) && (
              <p className="answer-event">
                {stood !== at && `You had it at ${stood + 1}. `}
                {shownBy[id] !== undefined && (
                  <>
                    Seen at <EventLink number={shownBy[id]} />
                  </>
                )}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
