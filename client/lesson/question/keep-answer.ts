import { type GivenAnswer, type Practice, practiceRecord } from '../../storage/practice-record.ts';

export const nothingAnswered: Practice = { answers: {} };

/** What was kept; nothing where there is nothing that can be read. */
export function keptPractice(record = practiceRecord()): Practice {
  const kept = record.read();
  return kept.state === 'kept' ? kept.value : nothingAnswered;
}

/** Keeps an answer together with those that other tabs have kept meanwhile. Returns all of them. */
export function keepAnswer(
  question: string,
  given: Pick<GivenAnswer, 'said' | 'came' | 'isRight'>,
  record = practiceRecord(),
): Practice {
  const { answers } = keptPractice(record);
  const turn = Math.max(0, ...Object.values(answers).map((one) => one.turn)) + 1;
  const times = (answers[question]?.times ?? 0) + 1;
  const practice = { answers: { ...answers, [question]: { ...given, times, turn } } };
  record.write(practice);
  return practice;
}
