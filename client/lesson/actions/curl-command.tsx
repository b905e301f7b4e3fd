import { useState } from 'react';
import { type ActionRequest, toCurl } from '#shared/lesson/action-request.ts';
import { homeOf } from '../../sandbox/addresses.ts';

/** The same request for a terminal. Nothing where the action makes no request. */
export function CurlCommand({ sandboxId, request }: { sandboxId: string; request: ActionRequest | null }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  if (!request) return null;
  const command = toCurl(request, location.origin, homeOf(sandboxId), 'ticket.txt');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(command);
      setCopied('yes');
    } catch {
      // Clipboards are closed to pages over plain http on other machines.
      setCopied('failed');
    }
  };
  return (
    <details className="curl" onToggle={() => setCopied('no')}>
      <summary>The same from a terminal</summary>
      <pre>{command}</pre>
      <button type="button" className="button" data-tone="quiet" onClick={copy}>
        Copy
      </button>
      <span role="status">
        {copied === 'yes' && 'Copied.'}
        {copied === 'failed' &&
          'Could not copy: the browser does not allow it here. Select the text instead.'}
      </span>
    </details>
  );
}
