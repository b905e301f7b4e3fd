import { type ChangeEvent, useRef } from 'react';

type Props = {
  /** Nothing is open yet: the page is only about choosing. */
  isFirst: boolean;
  trouble: string | null;
  onChoose: (file: File) => Promise<void>;
};

/** A button for choosing a trace file, and why the last one could not be opened. */
export function FileChooser({ isFirst, trouble, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const onChange = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    await onChoose(file);
    // The same file can then be chosen again, once it has been mended.
    target.value = '';
  };
  const button = (
    <>
      <button
        type="button"
        className="button"
        data-tone={isFirst ? 'main' : 'quiet'}
        onClick={() => input.current?.click()}
      >
        {isFirst ? 'Choose a file' : 'Open another trace'}
      </button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".json,application/json"
        aria-label="A trace file"
        tabIndex={-1}
        onChange={onChange}
      />
    </>
  );
  const why = trouble && (
    <p className="trouble" role="alert">
      {trouble}
    </p>
  );
  if (!isFirst) {
    return (
      <div className="trace-chooser">
        {why}
        {button}
      </div>
    );
  }
  return (
    <div className="lone">
      <div className="ticket">
        <p className="eyebrow">From your own shelf</p>
        <h1>Open a trace again</h1>
        <p>
          Choose a file that “Download trace” made, or drop it anywhere on this page. It is read here in your
          browser and sent nowhere.
        </p>
        {why}
        <div className="actions-row">{button}</div>
      </div>
    </div>
  );
}
