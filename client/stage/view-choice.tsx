import { type StageView, stageViews } from './stage-view.ts';
import './view-choice.css';

const labels: Record<StageView, string> = { cloakroom: 'Cloakroom', both: 'Both', diagram: 'Diagram' };

type Props = { view: StageView; onChoose: (view: StageView) => void };

/**
 * Gives the whole stage to one half of it, or shares it. Buttons, not radios: these would take the arrow keys, which a
 * presenter steps with.
 */
export function ViewChoice({ view, onChoose }: Props) {
  return (
    <fieldset className="view-choice" aria-keyshortcuts="V" title="Next view (V)">
      <legend className="visually-hidden">On the stage</legend>
      {stageViews.map((one) => (
        <button key={one} type="button" aria-pressed={one === view} onClick={() => onChoose(one)}>
          {labels[one]}
        </button>
      ))}
    </fieldset>
  );
}
