import './prediction-choice.css';
import type { ReactNode } from 'react';

type Props = {
  name: string;
  id: string;
  isChosen: boolean;
  onChoose: (id: string) => void;
  children: ReactNode;
};

/** One of several answers, of which one can be chosen. `name` is the same for all of them. */
export const OptionRadio = ({ name, id, isChosen, onChoose, children }: Props) => (
  <label className="prediction-option">
    <input
      type="radio"
      className="visually-hidden"
      name={name}
      value={id}
      checked={isChosen}
      onChange={() => onChoose(id)}
    />
    {children}
  </label>
);
