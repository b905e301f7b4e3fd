import { useState } from 'react';
import { type ActionRequest, toCurl } from '#shared/content/action-request.ts';
import { homeOf } from '../../page/addresses.ts';
import { CopyButton } from '../../take-away/copy-button.tsx';

/** The same request for a terminal. Nothing where the action makes no request. */
export function CurlCommand({ sandboxId, request }: { sandboxId: string; request: ActionRequest | null }) {
  const [isOpen, setOpen] = useState(false);
  if (!request) return null;
  const command = toCurl(request, location.origin, homeOf(sandboxId), 'ticket.txt');
  return (
    <details className="curl" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>The same from a terminal</summary>
      <pre>{command}</pre>
      {isOpen && <CopyButton text={command} label="this command" className="button" data-tone="quiet" />}
    </details>
  );
}
