import { useTimeline } from '../timeline/timeline-provider.tsx';
import { AddressCard } from './address-card.tsx';
import { AdminDesk } from './admin-controls.tsx';
import { ClockDesk } from './clock-controls.tsx';
import './controls.css';
import { DevicesDesk } from './devices-controls.tsx';
import { HouseDesk } from './settings-controls.tsx';

/** Where the cloakroom itself is run: its time, its servers, its store, who else is there. */
export function Desk() {
  const sandboxId = useTimeline(({ context }) => context.sandboxId);
  const isConnected = useTimeline((state) => state.matches({ line: 'connected' }));
  return (
    <div className="desk">
      {!isConnected && (
        <p className="desk-closed" role="status">
          The line is down, so nothing can be changed here until it is back.
        </p>
      )}
      <ClockDesk sandboxId={sandboxId} />
      <HouseDesk sandboxId={sandboxId} />
      <DevicesDesk sandboxId={sandboxId} />
      <AddressCard sandboxId={sandboxId} />
      <AdminDesk sandboxId={sandboxId} />
    </div>
  );
}
