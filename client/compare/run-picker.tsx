import type { RunGroup } from './run-choices.ts';

type Props = {
  label: string;
  groups: readonly RunGroup[];
  value: string | null;
  onPick: (id: string) => void;
};

/** Picks one run: a chapter, or a whole trace. */
export function RunPicker({ label, groups, value, onPick }: Props) {
  return (
    <label className="field compare-picker">
      <span className="eyebrow">{label}</span>
      <select className="select" value={value ?? ''} onChange={({ target }) => onPick(target.value)}>
        {value === null && <option value="">Pick a run</option>}
        {groups.map(({ id, label: name, choices }) => (
          <optgroup key={id} label={name}>
            {choices.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
