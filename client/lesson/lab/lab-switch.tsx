import type { SandboxStatus } from '#shared/api/sandbox-api.ts';
import type { Mistake } from '#shared/content/mistake.ts';
import { isBroken } from '#shared/sandbox/broken-settings.ts';
import { type SandboxSettings, settingOf, toSettingsChange, writeSetting } from '#shared/sandbox/settings.ts';
import { ReportView } from '../../controls/report-view.tsx';
import { useControl } from '../../controls/use-control.ts';
import { changeSettings } from '../../requests/controls-api.ts';
import './lab-switch.css';

type Props = {
  sandboxId: string;
  mistake: Mistake;
  /** What the cloakroom is like now; null until that is known. */
  settings: SandboxSettings | null;
  take: (status: SandboxStatus) => void;
};

/**
 * The one defence as a brass switch: it stands as this cloakroom is set, whoever set it. A press sets it, as the beats
 * *Break* and *Mend* do.
 */
export function LabSwitch({ sandboxId, mistake, settings, take }: Props) {
  const { run, report, isOff } = useControl();
  const { setting, broken, sound } = mistake;
  const { attribute, legend, choices } = settingOf(setting);
  const written = settings && writeSetting(setting, settings[setting]);
  const choice = choices.find((one) => one.written === written);
  // A third choice, as a further step may want it, is no defence either, unless it is what the cloakroom began with; and any
  // end of a session is one, early or late.
  const isOther = written !== null && written !== broken;
  const isEnd = setting === 'timeout' && isOther && !isBroken(setting, written);
  const isSound = written === sound || isEnd || (isOther && choice === choices[0]);
  const isDead = isOff || written === null;
  const turn = async () => {
    if (isDead) return;
    const change = toSettingsChange({ [attribute]: isSound ? broken : sound });
    const answer = await run('settings', () => changeSettings(sandboxId, change));
    if (answer?.ok) take(answer.value);
  };
  return (
    <>
      <button
        type="button"
        className="lab-switch"
        role="switch"
        aria-checked={isSound}
        aria-disabled={isDead}
        onClick={turn}
      >
        <span className="lab-switch-plate" aria-hidden="true">
          <span className="lab-switch-knob" />
        </span>
        <span className="lab-switch-words">
          <span className="visually-hidden">Defence: </span>
          <b>{legend}</b>
          <span>{choice ? choice.label : 'One moment…'}</span>
        </span>
      </button>
      <ReportView report={report} />
    </>
  );
}
