import type { PracticeQuestion, Topic } from '#shared/content/practice-question.ts';

/** Fetches all questions for practice, by topic. Rejects when they cannot be fetched. */
export const loadTopics = async (): Promise<readonly Topic[]> => (await import('virtual:questions')).topics;

/** Fetches one question; null when there is none of that id. Rejects when it cannot be fetched. */
export async function loadQuestion(id: string): Promise<PracticeQuestion | null> {
  const topics = await loadTopics();
  return topics.flatMap(({ questions }) => questions).find((question) => question.id === id) ?? null;
}
