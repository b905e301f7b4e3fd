import { useState } from 'react';
import { brokenSettings } from '#shared/sandbox/broken-settings.ts';
import {
  firstSettings,
  type SandboxSettings,
  type SettingName,
  type SettingsChange,
  settingNames,
  settingOf,
  toSettingsChange,
  writeSetting,
} from '#shared/sandbox/settings.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { changeSettings, restartServer } from '../requests/controls-api.ts';
import { Choice } from './choice.tsx';
import { ReportView } from './report-view.tsx';
import { useControl } from './use-control.ts';
import { useSettings } from './use-settings.ts';
import { whatOpens } from './what-opens.ts';

/** How long sessions live, who serves, and where coats are kept. */
export function SettingsControls({ sandboxId }: { sandboxId: string }) {
  const { settings, take, failed } = useSettings(sandboxId);
  const { run, busy, report, isOff } = useControl();
  const [wanted, setWanted] = useState<SettingsChange>({});

  const change = async (to: SettingsChange) => {
    setWanted(to);
    const answer = await run('settings', () => changeSettings(sandboxId, to));
    if (answer?.ok) take(answer.value);
    setWanted({});
  };
  const restart = (server: 'A' | 'B') =>
    run(
      server,
      () => restartServer(sandboxId, server),
      () => `Server ${server} has restarted. Whatever was in its memory is gone.`,
    );
  const broken = settings ? brokenSettings(settings) : [];
  const missing = broken.filter(({ name }) => defences.includes(name)).length;

  const choose = (name: SettingName) => {
    const { attribute, legend, choices } = settingOf(name);
    const pending = wanted[name];
    return (
      <Choice
        key={name}
        legend={legend}
        options={choices.map(({ written, label, says }) => ({
          value: written,
          label,
          says,
          opens: whatOpens(name, written),
        }))}
        value={settings && writeSetting(name, settings[name])}
        pending={pending === undefined ? null : writeSetting(name, pending)}
        isOff={isOff}
        onChoose={(written) => change(toSettingsChange({ [attribute]: written }))}
      />
    );
  };
  const isStoreUp = wanted.storeUp ?? settings?.storeUp ?? true;

  return (
    <>
      {failed && <LateTrouble {...failed} />}
      <section className="controls-part" aria-labelledby="controls-timeout">
        <h2 id="controls-timeout">Timeout</h2>
        {choose('timeout')}
      </section>
      <section className="controls-part" aria-labelledby="controls-servers">
        <h2 id="controls-servers">Servers</h2>
        {choose('servers')}
        {settings?.servers.length === 2 && choose('balancing')}
        <div className="controls-buttons">
          {settings?.servers.map((server) => (
            <button
              key={server}
              type="button"
              className="button controls-button"
              aria-disabled={isOff}
              onClick={() => restart(server)}
            >
              {busy === server ? 'Restarting…' : `Restart Server ${server}`}
            </button>
          ))}
        </div>
      </section>
      <section className="controls-part" aria-labelledby="controls-home">
        <h2 id="controls-home">Where sessions live</h2>
        {choose('sessionsIn')}
        <label className="controls-switch">
          <input
            type="checkbox"
            checked={isStoreUp}
            disabled={isOff || settings === null}
            onChange={({ target }) => change({ storeUp: target.checked })}
          />
          <span className="controls-choice-label">
            The session store is {(settings?.storeUp ?? true) ? 'up' : 'down'}
          </span>
          <span className="controls-choice-says">
            While it is down, nobody who needs it can be served: a server that cannot look must not guess.
          </span>
        </label>
        <ReportView report={report} />
      </section>
      <details className="controls-part controls-defences">
        <summary>
          <h2>Defences</h2>
          <span>{missing === 0 ? 'all in place' : `${missing} missing`}</span>
        </summary>
        <p className="controls-says">
          Leave any of them out, in this cloakroom alone, and try it with the devices below.
        </p>
        <button
          type="button"
          className="button controls-button"
          aria-disabled={isOff || broken.length === 0}
          onClick={() => !isOff && broken.length > 0 && change(soundAgain(broken.map(({ name }) => name)))}
        >
          Mend all that is broken
        </button>
        {defences.map(choose)}
      </details>
      <details className="controls-part controls-defences">
        <summary>
          <h2>Tokens</h2>
          <span>{settings && tellTokens(settings)}</span>
        </summary>
        <p className="controls-says">
          The same site gives out signed tokens, too, at <code>/api/token</code>: whoever holds one need not
          be looked up.
        </p>
        {tokens.map(choose)}
      </details>
    </>
  );
}

/** What has been broken, as every sandbox begins with it. */
const soundAgain = (names: readonly SettingName[]): SettingsChange =>
  Object.fromEntries(names.map((name) => [name, firstSettings[name]]));

/** What of the tokens is not as in the beginning: `a denylist, refresh tokens`. */
function tellTokens(settings: SandboxSettings): string {
  const changed = tokens.filter((name) => settings[name] !== firstSettings[name]);
  const notes = changed.map((name) => {
    const { choices } = settingOf(name);
    return choices.find(({ value }) => value === settings[name])?.note;
  });
  return notes.length === 0 ? 'as they begin' : notes.join(', ');
}

const tokens = settingNames.filter((name) => settingOf(name).section === 'tokens');
const defences = settingNames.filter((name) => settingOf(name).section === 'defences');
