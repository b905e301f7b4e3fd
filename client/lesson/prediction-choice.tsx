import { useId } from 'react';
import type { GuessView } from './guess-view.ts';
import { OptionRadio } from './option-radio.tsx';
import './prediction-choice.css';

type Props = { guess: GuessView; onSay: (option: string) => void };

/** What may come, to be said before the press. Nobody has to: the button below works without. */
export function PredictionChoice({ guess: { prediction, options, said }, onSay }: Props) {
  const name = useId();
  return (
    <fieldset className="beat-prediction">
      <legend>{prediction.question}</legend>
      {options.map(({ id, letter, says }) => (
        <OptionRadio key={id} name={name} id={id} isChosen={id === said?.id} onChoose={onSay}>
          <Letter>{letter}</Letter> <span>{says}</span>
        </OptionRadio>
      ))}
    </fieldset>
  );
}

/** What was said, while nothing tells yet whether it comes so. */
export function SaidBefore({ said }: { said: NonNullable<GuessView['said']> }) {
  return (
    <p className="prediction-said">
      <span>You said</span> <Letter>{said.letter}</Letter> <span>{said.says}</span>
    </p>
  );
}

/** The brass disc with an option's letter; the picture has the same. */
function Letter({ children }: { children: string }) {
  return (
    <b className="prediction-letter" translate="no">
      {children}
    </b>
  );
}
