import { IconButton } from './icon-button.tsx';
import { type Speed, speeds } from './pace.ts';
import { useTimeline, useTimelineRef } from './timeline-provider.tsx';
import { isAtNewest } from './timeline-view.ts';

type PlayProps = {
  /** Whether it is not there at all while there is nothing to play, where nobody could read why it is off. */
  isThereWhileOff?: boolean;
};

/** Plays on from the cursor, or stops there. */
export function PlayButton({ isThereWhileOff = true }: PlayProps) {
  const timeline = useTimelineRef();
  const isPlaying = useTimeline((state) => state.matches({ view: 'playing' }));
  const isAtEnd = useTimeline(({ context }) => isAtNewest(context));
  const canPlay = useTimeline(({ context }) => context.events.length > 1);
  if (isPlaying) {
    return (
      <IconButton icon="pause" label="Pause" keys="Space" onClick={() => timeline.send({ type: 'pause' })} />
    );
  }
  if (!canPlay && !isThereWhileOff) return null;
  return (
    <IconButton
      icon="play"
      label="Play"
      hint={!canPlay ? 'Nothing to play yet' : isAtEnd ? 'Play the last chapter again' : 'Play on from here'}
      keys="Space"
      isOff={!canPlay}
      onClick={() => timeline.send({ type: 'play' })}
    />
  );
}

const words: Record<Speed, string> = { 0.5: '½×', 1: '1×', 2: '2×', 4: '4×' };

/** How fast to play. */
export function SpeedChoice() {
  const timeline = useTimelineRef();
  const speed = useTimeline(({ context }) => context.speed);
  return (
    <select
      className="timeline-speed"
      aria-label="Speed"
      title="Speed"
      value={speed}
      onChange={({ target }) => {
        const chosen = speeds.find((one) => String(one) === target.value);
        if (chosen) timeline.send({ type: 'set speed', speed: chosen });
      }}
    >
      {speeds.map((one) => (
        <option key={one} value={one}>
          {words[one]}
        </option>
      ))}
    </select>
  );
}
