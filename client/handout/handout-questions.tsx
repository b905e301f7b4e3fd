import { HandoutProse, type Told } from './handout-prose.tsx';
import type { PrintedOption, PrintedQuestion, PrintedText } from './printed-question.ts';

type Props = { questions: readonly PrintedQuestion[]; told: Told };

/** What is asked, with a box before each answer. */
export function HandoutQuestions({ questions, told }: Props) {
  return (
    <section className="handout-questions" aria-labelledby="questions">
      <h2 id="questions">Questions</h2>
      <ol>
        {questions.map((question, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the questions of a sheet never change their places.
          <li key={index}>
            <Asked question={question} told={told} />
            {question.options.some(({ place }) => place !== null) && <p>Number them in their order.</p>}
            <ul>
              {question.options.map(({ letter, text }) => (
                <li key={letter} className="handout-option">
                  <span className="handout-box" aria-hidden="true" />
                  <b>{letter}</b>
                  {/* Code within a text stays in its line. */}
                  <div>
                    <Text text={text} told={told} />
                  </div>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The same with what is right, and why the rest is not: a page of its own, to be kept back. */
export function HandoutAnswers({ questions, told }: Props) {
  return (
    <section className="handout-answers handout-first" aria-labelledby="answers">
      <h2 id="answers">Answers</h2>
      <ol>
        {questions.map((question, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <li key={index}>
            <Asked question={question} told={told} />
            {inOrder(question.options).map((option) => (
              <Answer key={option.letter} option={option} told={told} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Asked({ question: { deed, asks }, told }: { question: PrintedQuestion; told: Told }) {
  return (
    <div className="handout-asked">
      {deed !== null && <p className="handout-asked-of">Somebody presses “{deed}”.</p>}
      <Text text={asks} told={told} />
    </div>
  );
}

/** As they come, where that was asked; else what is right comes first. */
const inOrder = (options: readonly PrintedOption[]): PrintedOption[] =>
  [...options].sort((one, other) =>
    one.place !== null && other.place !== null
      ? one.place - other.place
      : Number(other.isRight) - Number(one.isRight),
  );

/** What is wrong, and nobody says why, need not be told again. */
function Answer({ option, told }: { option: PrintedOption; told: Told }) {
  const { letter, text, isRight, reason, place } = option;
  if (!isRight && reason === null) return null;
  return (
    <div className="handout-answer" data-right={isRight}>
      <b>{place === null ? `${letter}, ${isRight ? 'right' : 'no'}.` : `${place}: ${letter}.`}</b>{' '}
      {isRight && (
        <>
          <Text text={text} told={told} />{' '}
        </>
      )}
      {reason !== null && <Text text={reason} told={told} />}
    </div>
  );
}

function Text({ text, told }: { text: PrintedText; told: Told }) {
  if (typeof text === 'string') return <p>{text}</p>;
  return <HandoutProse root={text} told={told} />;
}
