import { useEffect, useEffectEvent, useState } from 'react';
import type { SandboxStatus } from '#shared/api/sandbox-api.ts';
import type { SandboxSettings } from '#shared/sandbox/settings.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { reached } from '../late/reached.ts';
import { useAsked } from '../late/use-asked.ts';
import { fetchStatus } from '../requests/sandbox-api.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { lastNumberOf } from '../timeline/timeline-view.ts';
import { useLatestWorld, usePlayed } from '../timeline/use-played.ts';

type Told = { settings: SandboxSettings; asOf: number };

const changesSettings = (event: TraceEvent): boolean =>
  event.type === 'note' && (event.note.kind === 'settings-changed' || event.note.kind === 'store-changed');

const what = 'the settings';
const ask = (sandboxId: string) => reached(what, fetchStatus(sandboxId));

/**
 * What the cloakroom is like now: as the server said last, or as the trace has said since, whoever changed it. Null
 * until it is known. `take` keeps what the server answered to a change.
 */
export const useSettings = (sandboxId: string) => {
  const events = usePlayed();
  const newest = useTimeline(({ context }) => lastNumberOf(context));
  const isUp = useTimeline(
    (state) => state.matches({ line: 'connected' }) || state.matches({ line: 'asking' }),
  );
  const latest = useLatestWorld();
  const [told, setTold] = useState<Told | null>(null);
  const take = ({ settings }: SandboxStatus) => setTold({ settings, asOf: newest });
  const hear = useEffectEvent(take);
  const isKnown = told !== null;
  // Asked once; after that the trace tells.
  const asked = useAsked(isKnown || !isUp ? null : ask, sandboxId);
  const answer = asked.state === 'here' && asked.value.ok ? asked.value.value : null;
  useEffect(() => {
    if (answer) hear(answer);
  }, [answer]);

  const changed = events.findLast(changesSettings)?.number ?? 0;
  const settings = changed > (told?.asOf ?? 0) ? latest.settings : (told?.settings ?? null);
  return { settings, take, failed: asked.state === 'failed' && !isKnown ? { ...asked, what } : null };
};
