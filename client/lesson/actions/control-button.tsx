import { toClockMove } from '#shared/content/control-action.ts';
import type { ActionOf } from '#shared/content/lesson.ts';
import { toSettingsChange } from '#shared/sandbox/settings.ts';
import { ReportView } from '../../controls/report-view.tsx';
import { useControl } from '../../controls/use-control.ts';
import { changeSettings, moveClock, restartServer } from '../../requests/controls-api.ts';

type ControlAction = ActionOf<'skip-time'> | ActionOf<'settings'> | ActionOf<'restart-server'>;
type Props = { sandboxId: string; action: ControlAction };

/** Does something to the cloakroom itself: its clock, its settings, one of its servers. */
export function ControlButton({ sandboxId, action }: Props) {
  const { run, busy, report, isOff } = useControl();
  const act = () => {
    switch (action.type) {
      case 'skip-time':
        return run(
          'act',
          () => moveClock(sandboxId, toClockMove(action)),
          () => 'The clock has moved on.',
        );
      case 'settings':
        return run(
          'act',
          () => changeSettings(sandboxId, toSettingsChange(action)),
          () => 'Done: the cloakroom is arranged like that now.',
        );
      case 'restart-server':
        return run(
          'act',
          () => restartServer(sandboxId, action.server),
          () => `Server ${action.server} has restarted.`,
        );
    }
  };
  return (
    <div className="ticket action" data-participant="server">
      <div className="action-main">
        <button type="button" className="button" data-tone="main" aria-disabled={isOff} onClick={act}>
          {busy === null ? action.label : 'One moment…'}
        </button>
        <span className="action-route">{routeOf(action)}</span>
      </div>
      <ReportView report={report} />
    </div>
  );
}

const routeOf = (action: ControlAction): string => {
  switch (action.type) {
    case 'skip-time':
      return action.to === 'closing-time' ? 'the clock moves on' : `the clock: ${action.to}`;
    case 'settings':
      return 'the cloakroom changes';
    case 'restart-server':
      return `Server ${action.server}`;
  }
};
