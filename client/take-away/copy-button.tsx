import { useState } from 'react';
import { copyText } from './copy-text.ts';

/** A button that copies a text, and says whether it could. */
export function CopyButton({
  text,
  label,
  ...look
}: {
  text: string;
  label: string;
  className: string;
  'data-tone'?: 'quiet';
}) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  return (
    <>
      <button
        type="button"
        aria-label={`Copy: ${label}`}
        onClick={async () => setCopied((await copyText(text)) ? 'yes' : 'failed')}
        {...look}
      >
        Copy
      </button>
      <span role="status">
        {copied === 'yes' && 'Copied.'}
        {copied === 'failed' &&
          'Could not copy: the browser does not allow it here. Select the text instead.'}
      </span>
    </>
  );
}
