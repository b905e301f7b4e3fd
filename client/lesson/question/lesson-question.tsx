import { useState } from 'react';
import { loadQuestion } from '../../content/load-questions.ts';
import { LateTrouble } from '../../late/late-trouble.tsx';
import { useFetched } from '../../late/use-fetched.ts';
import { keptPractice } from './keep-answer.ts';
import { QuestionCard } from './question-card.tsx';

/** A question where it belongs in a lesson; what was answered to it before stands there. */
export function LessonQuestion({ sandboxId, id }: { sandboxId: string; id: string }) {
  const fetched = useFetched(loadQuestion, id);
  const [given] = useState(() => keptPractice().answers[id] ?? null);
  switch (fetched.state) {
    case 'here':
      return (
        <QuestionCard
          key={id}
          sandboxId={sandboxId}
          question={fetched.value}
          given={given}
          times={given?.times ?? 0}
        />
      );
    case 'failed':
      return <LateTrouble what="the question" {...fetched} />;
    case 'missing':
      return <p className="trouble">This question is there no more.</p>;
    case 'loading':
      return <p role="status">One moment…</p>;
  }
}
