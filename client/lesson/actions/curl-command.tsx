import { useState } from 'react';
import { actionRequest, toCurl } from '#shared/content/action-request.ts';
import { lastEndedSession } from '#shared/content/last-ended-session.ts';
import type { Action } from '#shared/content/lesson.ts';
import { requestByHand } from '#shared/content/request-by-hand.ts';
import { scriptByHand } from '#shared/content/script-by-hand.ts';
import { mountOf } from '../../page/addresses.ts';
import { BASE } from '../../requests/base.ts';
import { heldInPage } from '../../storage/page-token.ts';
import { CopyButton } from '../../take-away/copy-button.tsx';
import { useLatestWorld, usePlayed } from '../../timeline/use-played.ts';
import './curl-command.css';
import type { Form } from './send-own.ts';

type Props = { sandboxId: string; actions: readonly Action[]; forms: readonly Form[] };

/** What a beat's button sends, for a terminal. Nothing where it makes no request from here. */
export function CurlCommand({ sandboxId, actions, forms }: Props) {
  const [isOpen, setOpen] = useState(false);
  const world = useLatestWorld();
  const inputs = { oldSession: lastEndedSession(world), held: heldInPage(sandboxId) };
  const events = usePlayed();
  const mount = mountOf(sandboxId);
  const commands = actions.flatMap((action, index) => {
    if (action.type === 'script') {
      const sent = scriptByHand(action, { sandboxId, events, world, token: inputs.held.token });
      return sent ? [toCurl(sent.request, location.origin, sent.isOutside ? BASE : mount, 'ticket.txt')] : [];
    }
    const form = forms[index] ?? { username: '', password: '' };
    const request = actionRequest(action, { ...inputs, form }) ?? requestByHand(action, events);
    return request ? [toCurl(request, location.origin, mount, 'ticket.txt')] : [];
  });
  if (commands.length === 0) return null;
  const text = commands.join('\n');
  return (
    <details className="beat-more curl" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="folded-line">The same from a terminal</summary>
      <pre>{text}</pre>
      {isOpen && <CopyButton text={text} label="this command" className="button" data-tone="quiet" />}
    </details>
  );
}
