import { CopyButton } from '../take-away/copy-button.tsx';
import './copy-line.css';

/** A text to take along, with a button that copies it. */
export function CopyLine({ label, text }: { label: string; text: string }) {
  return (
    <div className="controls-copy">
      <p className="controls-choice-label">{label}</p>
      <pre>{text}</pre>
      <CopyButton text={text} label={label} className="button controls-button" />
    </div>
  );
}
