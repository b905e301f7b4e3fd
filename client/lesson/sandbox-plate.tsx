import { brokenSettings } from '#shared/sandbox/broken-settings.ts';
import type { SandboxSettings } from '#shared/sandbox/settings.ts';
import { tellPlate } from '#shared/sandbox/tell-plate.ts';
import { ParticipantGlyph } from '../diagram/participant-glyph.tsx';
import './sandbox-plate.css';

/** What the cloakroom is like now, and the way to its desk. Nothing until that is known. */
export function SandboxPlate({ settings, onOpen }: { settings: SandboxSettings | null; onOpen: () => void }) {
  if (!settings) return null;
  const isBroken = brokenSettings(settings).length > 0;
  return (
    <button
      type="button"
      className="sandbox-plate"
      data-broken={isBroken || undefined}
      title="To the desk"
      onClick={onOpen}
    >
      <ParticipantGlyph kind="house" />
      <span className="visually-hidden">This cloakroom: </span>
      <span className="sandbox-plate-words">{tellPlate(settings).join(' · ')}</span>
    </button>
  );
}
