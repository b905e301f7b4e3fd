import { type FormEvent, useCallback, useState } from 'react';
import type { NewDevice } from '#shared/api/sandbox-api.ts';
import type { Actor } from '#shared/trace/event.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { reached } from '../late/reached.ts';
import { useAsked } from '../late/use-asked.ts';
import { addDevice, fetchDevices } from '../requests/controls-api.ts';
import { usePlayed } from '../timeline/use-played.ts';
import { DeviceCard } from './device-card.tsx';
import { ReportView } from './report-view.tsx';
import { useControl } from './use-control.ts';

const kinds: readonly { kind: NewDevice['kind']; label: string; name: string }[] = [
  { kind: 'device', label: 'a visitor’s device', name: 'Phone' },
  { kind: 'attacker', label: 'an attacker', name: 'Thief' },
  { kind: 'admin', label: 'an admin', name: 'Admin' },
];

/** Other user agents, played by the server: each with a jar of its own, each sending real requests. */
export function DevicesControls({ sandboxId }: { sandboxId: string }) {
  const { run, busy, report, isOff, isConnected } = useControl();
  const [devices, setDevices] = useState<readonly Actor[]>([]);
  const [kind, setKind] = useState<NewDevice['kind']>('device');
  const [name, setName] = useState('Phone');
  // A device that another tab has added is first heard of when it acts.
  const seen = new Set(usePlayed().map(({ actor }) => actor.id)).size;
  const refresh = useCallback(async () => {
    const answer = await reached('who is here', fetchDevices(sandboxId));
    if (answer.ok) setDevices(answer.value.devices);
  }, [sandboxId]);
  const asked = useAsked(isConnected ? refresh : null, seen);

  const choose = (chosen: NewDevice['kind']) => {
    setKind(chosen);
    // A name of one's own stays.
    if (name.trim() === '' || kinds.some((one) => one.name === name)) {
      setName(kinds.find((one) => one.kind === chosen)?.name ?? '');
    }
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run('add', () => addDevice(sandboxId, { name, kind }));
    if (answer?.ok) setDevices((known) => [...known, answer.value]);
  };

  return (
    <section className="controls-part" aria-labelledby="controls-devices">
      <h2 id="controls-devices">Devices</h2>
      <p className="controls-says">
        The server can play other visitors. Each has a cookie jar of its own and sends real requests.
      </p>
      {asked.state === 'failed' && <LateTrouble what="who is here" {...asked} />}
      {devices.map((device) => (
        <DeviceCard key={device.id} sandboxId={sandboxId} device={device} />
      ))}
      <form className="controls-add" onSubmit={add}>
        <label className="field">
          Name
          <input
            value={name}
            maxLength={24}
            required
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label className="field">
          Who it is
          <select
            className="select"
            value={kind}
            onChange={({ target }) =>
              choose(kinds.find((one) => one.kind === target.value)?.kind ?? 'device')
            }
          >
            {kinds.map((one) => (
              <option key={one.kind} value={one.kind}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button controls-button" aria-disabled={isOff}>
          {busy === 'add' ? 'Adding…' : 'Add'}
        </button>
      </form>
      <ReportView report={report} />
    </section>
  );
}
