import { type ChangeEvent, useRef } from 'react';

type Props = {
  /** What stands on the button. */
  label: string;
  tone: 'main' | 'quiet';
  /** What the file is wanted for, for a screen reader. */
  name?: string;
  onChoose: (file: File) => Promise<void>;
};

/** A button that lets people choose a file of JSON, a trace unless told otherwise. */
export function ChooseFile({ label, tone, name = 'A trace file', onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const onChange = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    await onChoose(file);
    // The same file can then be chosen again, once it has been mended.
    target.value = '';
  };
  return (
    <>
      <button type="button" className="button" data-tone={tone} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".json,application/json"
        aria-label={name}
        tabIndex={-1}
        onChange={onChange}
      />
    </>
  );
}
