import { useState } from 'react';
import type { SettingsChange } from '#shared/api/sandbox-api.ts';
import { changeSettings, restartServer } from '../api/controls-api.ts';
import { Choice } from './choice.tsx';
import { ReportView } from './report-view.tsx';
import { balancings, crews, homes, timeouts } from './settings-words.ts';
import { useErrand } from './use-control.ts';
import { useSettings } from './use-settings.ts';

/** How long sessions live, who serves, and where coats are kept. */
export function HouseDesk({ sandboxId }: { sandboxId: string }) {
  const { settings, take } = useSettings(sandboxId);
  const { run, busy, report, isOff } = useErrand();
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
  const count = settings && (settings.servers.length === 2 ? 'two' : 'one');

  return (
    <>
      <section className="desk-part" aria-labelledby="desk-timeout">
        <h2 id="desk-timeout">Timeout</h2>
        <Choice
          legend="When does a session end by itself?"
          options={timeouts}
          value={settings?.timeout ?? null}
          pending={wanted.timeout ?? null}
          isOff={isOff}
          onChoose={(timeout) => change({ timeout })}
        />
      </section>
      <section className="desk-part" aria-labelledby="desk-servers">
        <h2 id="desk-servers">Servers</h2>
        <Choice
          legend="How many serve?"
          options={crews}
          value={count}
          pending={wanted.servers ? (wanted.servers.length === 2 ? 'two' : 'one') : null}
          isOff={isOff}
          onChoose={(crew) => change({ servers: crew === 'two' ? ['A', 'B'] : ['A'] })}
        />
        {count === 'two' && (
          <Choice
            legend="Who gets which request?"
            options={balancings}
            value={settings?.balancing ?? null}
            pending={wanted.balancing ?? null}
            isOff={isOff}
            onChoose={(balancing) => change({ balancing })}
          />
        )}
        <div className="desk-buttons">
          {settings?.servers.map((server) => (
            <button
              key={server}
              type="button"
              className="button desk-button"
              aria-disabled={isOff}
              onClick={() => restart(server)}
            >
              {busy === server ? 'Restarting…' : `Restart Server ${server}`}
            </button>
          ))}
        </div>
      </section>
      <section className="desk-part" aria-labelledby="desk-home">
        <h2 id="desk-home">Where sessions live</h2>
        <Choice
          legend="Where does a server keep them?"
          options={homes}
          value={settings?.sessionsIn ?? null}
          pending={wanted.sessionsIn ?? null}
          isOff={isOff}
          onChoose={(sessionsIn) => change({ sessionsIn })}
        />
        <label className="desk-switch">
          <input
            type="checkbox"
            checked={wanted.storeUp ?? settings?.storeUp ?? true}
            disabled={isOff || settings === null}
            onChange={({ target }) => change({ storeUp: target.checked })}
          />
          <span className="desk-choice-label">
            The session store is {(settings?.storeUp ?? true) ? 'up' : 'down'}
          </span>
          <span className="desk-choice-says">
            While it is down, nobody who needs it can be served: a server that cannot look must not guess.
          </span>
        </label>
        <ReportView report={report} />
      </section>
    </>
  );
}
