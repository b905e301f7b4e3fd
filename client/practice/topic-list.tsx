import { Link } from 'wouter';
import type { Topic } from '#shared/content/practice-question.ts';
import { practiceOf } from '../page/addresses.ts';
import type { Practice } from '../storage/practice-record.ts';

type Props = { id: string; topics: readonly Topic[]; practice: Practice };

/** The topics as tickets, each with how many of its questions were answered. */
export function TopicList({ id, topics, practice: { answers } }: Props) {
  return (
    <ul className="topic-list">
      {topics.map((topic) => {
        const answered = topic.questions.filter((question) => answers[question.id]).length;
        return (
          <li key={topic.id} className="ticket topic-ticket">
            <h3>
              <Link href={practiceOf(id, topic.id)}>{topic.title}</Link>
            </h3>
            <p>{topic.summary}</p>
            <p className="topic-facts">
              {answered === 0
                ? sayQuestions(topic.questions.length)
                : `${answered} of ${topic.questions.length} answered`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

const sayQuestions = (count: number): string => (count === 1 ? 'One question' : `${count} questions`);
