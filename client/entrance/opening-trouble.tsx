import { late } from '../late/late.tsx';
import { type NewSandbox, needsClassCode } from './use-new-sandbox.ts';

const ClassCodeForm = late({
  what: 'the question for the class’s code',
  load: async () => (await import('./class-code-form.tsx')).ClassCodeForm,
  meanwhile: (trouble) => trouble ?? <p role="status">One moment…</p>,
});

/** What stands in the way of a new sandbox, if anything does; where it is the class's code, that is asked for. */
export function OpeningTrouble({ start }: { start: NewSandbox }) {
  const { refusal } = start;
  if (refusal === null) return null;
  if (needsClassCode(refusal))
    return <ClassCodeForm start={start} isWrong={refusal.code === 'class-code-wrong'} />;
  return (
    <p role="alert" className="trouble">
      {refusal.message}
    </p>
  );
}
