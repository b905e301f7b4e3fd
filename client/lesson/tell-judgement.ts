import type { Judgement } from '#shared/content/judge-prediction.ts';
import type { Prediction } from '#shared/content/prediction.ts';
import type { GuessView, LetteredOption } from './guess-view.ts';

/** What was said, and what came of it; `came` is empty where it came as said. */
export type ToldJudgement = { said: string; came: string };

/** Null where nothing was said, or what came has not been shown yet. */
export function tellJudgement({ prediction, said, judgement, options }: GuessView): ToldJudgement | null {
  if (!said || !judgement) return null;
  const { came } = judgement;
  const isRight = came.id === said.id;
  return isRight
    ? { said: `${said.letter}, as you said: ${within(said.says)}.`, came: '' }
    : { said: `You said ${said.letter}, ${within(said.says)}.`, came: tellCame(prediction, came, options) };
}

function tellCame({ asks }: Prediction, came: Judgement['came'], options: readonly LetteredOption[]): string {
  const letter = options.find(({ id }) => id === came.id)?.letter;
  switch (asks) {
    case 'lane':
      return `The arrow went ${within(came.says)}.`;
    case 'status':
      return `The answer was ${came.says}.`;
    case 'jar':
    case 'store':
      return `What came was${letter ? ` ${letter}` : ''}: ${within(came.says)}.`;
  }
}

/** As it stands within a sentence. */
const within = (says: string): string => says.charAt(0).toLowerCase() + says.slice(1);
