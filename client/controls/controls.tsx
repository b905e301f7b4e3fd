import { RoomCard } from '../room/room-card.tsx';
import { isStatic } from '../static/is-static.ts';
import { WholeNote } from '../static/whole-note.tsx';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { AddressCard } from './address-card.tsx';
import { AdminControls } from './admin-controls.tsx';
import { ClockControls } from './clock-controls.tsx';
import './controls.css';
import { DevicesControls } from './devices-controls.tsx';
import { PresentElsewhere } from './present-elsewhere.tsx';
import { SettingsControls } from './settings-controls.tsx';

/** Where the cloakroom itself is run: its time, its servers, its store, who else is there. */
export function Controls() {
  const sandboxId = useTimeline(({ context }) => context.sandboxId);
  const isConnected = useTimeline((state) => state.matches({ line: 'connected' }));
  return (
    <div className="controls">
      {!isConnected && (
        <p className="controls-closed" role="status">
          The line is down, so nothing can be changed here until it is back.
        </p>
      )}
      <ClockControls sandboxId={sandboxId} />
      <SettingsControls sandboxId={sandboxId} />
      <DevicesControls sandboxId={sandboxId} />
      {!isStatic && (
        <>
          <RoomCard sandboxId={sandboxId} />
          <PresentElsewhere sandboxId={sandboxId} />
        </>
      )}
      {isStatic ? <WholeNote /> : <AddressCard sandboxId={sandboxId} />}
      <AdminControls sandboxId={sandboxId} />
    </div>
  );
}
