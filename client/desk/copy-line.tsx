import { useState } from 'react';
import { copyText } from '../take-away/copy-text.ts';
import './copy-line.css';

/** A text to take along, with a button that copies it. */
export function CopyLine({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  return (
    <div className="desk-copy">
      <p className="desk-choice-label">{label}</p>
      <pre>{text}</pre>
      <button
        type="button"
        className="button desk-button"
        aria-label={`Copy: ${label}`}
        onClick={async () => setCopied((await copyText(text)) ? 'yes' : 'failed')}
      >
        Copy
      </button>
      <span role="status">
        {copied === 'yes' && 'Copied.'}
        {copied === 'failed' &&
          'Could not copy: the browser does not allow it here. Select the text instead.'}
      </span>
    </div>
  );
}
