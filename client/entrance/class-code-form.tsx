import { type FormEvent, useEffect, useId, useRef } from 'react';
import { keepClassCode } from '../storage/class-code.ts';
import './class-code-form.css';
import type { NewSandbox } from './use-new-sandbox.ts';

/** Asks for the class's code, keeps it in this browser, and goes on to where it was wanted. */
export function ClassCodeForm({ start, isWrong }: { start: NewSandbox; isWrong: boolean }) {
  const { again, isOpening } = start;
  const field = useRef<HTMLInputElement>(null);
  const says = useId();
  useEffect(() => {
    if (isOpening) return;
    field.current?.focus();
    field.current?.select();
  }, [isOpening]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = field.current?.value.trim() ?? '';
    if (isOpening || code === '') return;
    keepClassCode(code);
    void again();
  };
  return (
    <form className="class-code" onSubmit={submit}>
      <label className="field">
        The code of your class
        <input
          ref={field}
          name="class-code"
          defaultValue=""
          maxLength={64}
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={says}
          aria-invalid={isWrong}
        />
      </label>
      <button type="submit" className="button" data-tone="main" aria-disabled={isOpening}>
        {isOpening ? 'Opening…' : 'Come in'}
      </button>
      <p id={says} role="alert" className={isWrong ? 'trouble' : 'class-code-says'}>
        {isWrong
          ? 'That is not the code of this class, or no longer. Ask whoever runs it.'
          : 'This cloakroom is kept for a class. Whoever runs it has the code; this browser then remembers it.'}
      </p>
    </form>
  );
}
