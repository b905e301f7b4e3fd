import { type GivenAnswer, type Practice, practiceRecord } from '../../storage/practice-record.ts';

export const nothingAnswered: Practice = { answers: {}, drafts: {} };

/**
 * What could not be written, as in a browser that keeps nothing or has no room left: this page knows it until it is closed. It stands
 * beside what was kept then, so that what another page writes or forgets counts.
 */
let unwritten: { practice: Practice; beside: string } | null = null;

/** What was kept; nothing where there is nothing that can be read. */
export function keptPractice(record = practiceRecord()): Practice {
  const kept = record.read();
  if (unwritten?.beside === JSON.stringify(kept)) return unwritten.practice;
  return kept.state === 'kept' ? kept.value : nothingAnswered;
}

function keep(practice: Practice, record: ReturnType<typeof practiceRecord>): Practice {
  const isKept = record.write(practice);
  unwritten = isKept ? null : { practice, beside: JSON.stringify(record.read()) };
  return practice;
}

/** What somebody was about to say to a question; null where nothing was. */
export const keptDraft = (question: string, record = practiceRecord()): string | null =>
  keptPractice(record).drafts[question] ?? null;

/** Keeps what somebody is about to say, so that a reload does not lose it. */
export function keepDraft(question: string, said: string, record = practiceRecord()): void {
  const practice = keptPractice(record);
  keep({ ...practice, drafts: { ...practice.drafts, [question]: said } }, record);
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
  return keep({ answers: { ...answers, [question]: { ...given, times, turn } }, drafts: others }, record);
}
