import { actionRequest } from '#shared/content/action-request.ts';
import type { Action } from '#shared/content/lesson.ts';
import { CurlCommand } from './curl-command.tsx';
import { OutcomeView } from './outcome-view.tsx';
import { useRequest } from './use-request.ts';

const noInputs = { form: { username: '', password: '' }, oldSession: null };

type Props = { sandboxId: string; action: Extract<Action, { type: 'request' }> };

/** Sends one request with whatever cookie the browser holds. */
export function RequestButton({ sandboxId, action }: Props) {
  const { send, isPending, outcome } = useRequest(sandboxId);
  const request = actionRequest(action, noInputs);
  return (
    <div className="ticket action" data-participant="browser">
      <div className="action-main">
        <button
          type="button"
          className="button"
          data-tone="main"
          aria-disabled={isPending}
          onClick={() => request && send(request)}
        >
          {action.label}
        </button>
        <code className="action-route">{action.route}</code>
      </div>
      <OutcomeView sandboxId={sandboxId} outcome={outcome} />
      <CurlCommand sandboxId={sandboxId} request={request} />
    </div>
  );
}
