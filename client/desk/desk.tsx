import { useTimeline } from '../timeline/timeline-provider.tsx';
import { AddressCard } from './address-card.tsx';
import { AdminDesk } from './admin-desk.tsx';
import { ClockDesk } from './clock-desk.tsx';
import './desk.css';
import { DevicesDesk } from './devices-desk.tsx';
import { HouseDesk } from './house-desk.tsx';

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
