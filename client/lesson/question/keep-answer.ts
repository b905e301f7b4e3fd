import { type GivenAnswer, type Practice, practiceRecord } from '../../storage/practice-record.ts';

export const nothingAnswered: Practice = { answers: {}, drafts: {} };

/** What was kept; nothing where there is nothing that can be read. */
export function keptPractice(record = practiceRecord()): Practice {
  const kept = record.read();
  return kept.state === 'kept' ? kept.value : nothingAnswered;
}

/** What somebody was about to say to a question; null where nothing was. */
export const keptDraft = (question: string, record = practiceRecord()): string | null =>
  keptPractice(record).drafts[question] ?? null;

/** Keeps what somebody is about to say, so that a reload does not lose it. */
export function keepDraft(question: string, said: string, record = practiceRecord()): void {
  const practice = keptPractice(record);
  record.write({ ...practice, drafts: { ...practice.drafts, [question]: said } });
}

/** Keeps an answer, in the place of its draft, together with those that other tabs have kept meanwhile. Returns all of them. */
export function keepAnswer(
  question: string,
  given: Pick<GivenAnswer, 'said' | 'came' | 'isRight'>,
  record = practiceRecord(),
): Practice {
  const { answers, drafts } = keptPractice(record);
  const { [question]: _, ...others } = drafts;
  const turn = Math.max(0, ...Object.values(answers).map((one) => one.turn)) + 1;
  const times = (answers[question]?.times ?? 0) + 1;
  const practice = { answers: { ...answers, [question]: { ...given, times, turn } }, drafts: others };
  record.write(practice);
  return practice;
}
