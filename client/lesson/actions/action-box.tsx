import type { Action } from '#shared/content/lesson.ts';
import './action-box.css';
import { ControlButton } from './control-button.tsx';
import { DeviceButton } from './device-button.tsx';
import { LogInForm } from './log-in-form.tsx';
import { OldTicketButton } from './old-ticket-button.tsx';
import { ReadCookiesButton } from './read-cookies-button.tsx';
import { RequestButton } from './request-button.tsx';

/** Something for the learner to do, as a real form or button. */
export function ActionBox({ sandboxId, action }: { sandboxId: string; action: Action }) {
  switch (action.type) {
    case 'log-in':
      return <LogInForm sandboxId={sandboxId} action={action} />;
    case 'request':
      return <RequestButton sandboxId={sandboxId} action={action} />;
    case 'read-cookies':
      return <ReadCookiesButton sandboxId={sandboxId} action={action} />;
    case 'old-ticket':
      return <OldTicketButton sandboxId={sandboxId} action={action} />;
    case 'skip-time':
    case 'settings':
    case 'restart-server':
      return <ControlButton sandboxId={sandboxId} action={action} />;
    case 'device':
      return <DeviceButton sandboxId={sandboxId} action={action} />;
  }
}
