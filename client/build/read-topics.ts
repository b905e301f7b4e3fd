import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LessonError } from '#shared/content/lesson-error.ts';
import { type ReadTopic, readTopic } from '#shared/content/parse-topic.ts';
import { findPlaces } from './find-places.ts';

/** A topic as it was read, with its path for messages. */
export type TopicFile = ReadTopic & { file: string };

/**
 * Reads all questions for practice, `lessons/questions/<number>-<topic>.md`, in the order of their numbers. An id stands
 * for one question only, whatever its topic. Throws the `LessonError` of the first file that cannot be read.
 */
export async function readTopics(lessons: string): Promise<TopicFile[]> {
  const places = await findPlaces(lessons);
  const topics: TopicFile[] = [];
  for (const name of await findTopicFiles(lessons)) {
    const file = `lessons/questions/${name}`;
    const text = await readFile(join(lessons, 'questions', name), 'utf8');
    const read = readTopic(text, { id: topicOf(name), file, places });
    for (const question of read.topic.questions) {
      const twin = topics.find(({ topic }) => topic.questions.some(({ id }) => id === question.id));
      if (!twin) continue;
      const message = `The id "${question.id}" is taken in ${twin.file}.`;
      throw new LessonError(file, [{ line: read.lines.get(question) ?? 1, column: 1, message }]);
    }
    topics.push({ ...read, file });
  }
  return topics;
}

/** The files of questions, by name; none where there is no such folder. */
export async function findTopicFiles(lessons: string): Promise<string[]> {
  const names = await readdir(join(lessons, 'questions')).catch(() => []);
  return names.filter((name) => /^\d+-.+\.md$/.test(name)).sort();
}

/** `why-redis` for `03-why-redis.md`: the number only sorts. */
const topicOf = (name: string): string => basename(name, '.md').replace(/^\d+-/, '');
