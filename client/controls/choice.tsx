import { useId } from 'react';

type Option<Value extends string> = {
  value: Value;
  label: string;
  says: string;
  /** Of a mistake, what it opens to whom; null of everything else. */
  opens?: string | null;
};

type Props<Value extends string> = {
  legend: string;
  options: readonly Option<Value>[];
  value: Value | null;
  /** The one that was asked for and is not confirmed yet. */
  pending?: Value | null;
  isOff: boolean;
  onChoose: (value: Value) => void;
};

/** One of a few ways to run the cloakroom, each explained in a sentence. */
export function Choice<Value extends string>({
  legend,
  options,
  value,
  pending = null,
  isOff,
  onChoose,
}: Props<Value>) {
  const name = useId();
  return (
    <fieldset className="controls-choice" aria-busy={pending !== null}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} data-pending={pending === option.value || undefined}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={(pending ?? value) === option.value}
            disabled={isOff || value === null}
            aria-describedby={`${name}-${option.value}`}
            onChange={() => onChoose(option.value)}
          />
          <span className="controls-choice-label">{option.label}</span>
          <span className="controls-choice-says" id={`${name}-${option.value}`}>
            {option.says}
            {option.opens && <em className="controls-choice-opens"> {option.opens}</em>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
