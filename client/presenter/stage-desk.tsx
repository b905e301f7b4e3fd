import type { StageOrder, StageState } from '#shared/api/stage-api.ts';
import { sayShortly } from '#shared/trace/say-shortly.ts';
import { sayWings } from '../stage/say-wings.ts';
import { ViewChoice } from '../stage/view-choice.tsx';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { eventOf, lastNumberOf, shownNumber } from '../timeline/timeline-view.ts';
import { DeskSwitch } from './desk-switch.tsx';
import { RunsSwitch } from './runs-switch.tsx';
import './stage-desk.css';

type Props = {
  /** Where its stage can be opened, in a window of that name, and where else to go. */
  ways: { stage: string; window: string; home: { href: string; name: string } };
  /** Whether what comes can wait in the wings. */
  hasWings: boolean;
  /** Null where none of it is open. */
  stage: StageState | null;
  order: (order: StageOrder) => void;
};

/** What the room sees, what it will see next, and all that moves it. */
export function StageDesk({ ways, hasWings, stage, order }: Props) {
  return (
    <section className="stage-desk" aria-label="On the stage" data-dark={stage?.isDark ?? false}>
      {stage ? <Told stage={stage} /> : <NoStage ways={ways} hasWings={hasWings} />}
      <ThisAndNext stage={stage} />
      <Steps stage={stage} order={order} />
      {stage && <Switches stage={stage} order={order} hasWings={hasWings} />}
      {stage && <RunsSwitch stage={stage} order={order} />}
    </section>
  );
}

function Told({ stage }: { stage: StageState }) {
  const newest = useTimeline(({ context }) => lastNumberOf(context));
  const { isDark, isHeld, head, runs } = stage;
  return (
    <p className="stage-desk-told" role="status" aria-label="The stage">
      <strong>{isDark ? 'The stage is black' : runs ? 'On the stage: both runs' : 'On the stage'}</strong>
      {isHeld && <span>{sayWings(Math.max(0, newest - head))}</span>}
    </p>
  );
}

function NoStage({ ways: { stage, window, home }, hasWings }: Pick<Props, 'ways' | 'hasWings'>) {
  return (
    <div className="stage-desk-none">
      <p role="status" aria-label="The stage">
        <strong>No stage is open.</strong> Open it in a window of this browser, and draw that to the
        projector. Until then you rehearse: nobody sees your steps.
        {hasWings && ' A stage on another machine is found once you open a room there, and its link here.'}
      </p>
      <a className="button" href={stage} target={window}>
        Open the stage
      </a>
      <p>
        <a href={home.href}>{home.name}</a>
      </p>
    </div>
  );
}

/** The event that the room sees and the one that follows, in words. */
function ThisAndNext({ stage }: { stage: StageState | null }) {
  const events = useTimeline(({ context }) => context.events);
  const newest = useTimeline(({ context }) => lastNumberOf(context));
  const here = useTimeline(({ context }) => shownNumber(context));
  const shown = stage ? (stage.cursor ?? stage.head) : here;
  const [now, next] = [eventOf(events, shown), eventOf(events, shown + 1)];
  const isInWings = stage?.isHeld === true && shown >= stage.head;
  return (
    <dl className="stage-desk-events">
      <div>
        <dt>
          Now <span className="numeral">{shown}</span> of {newest}
        </dt>
        <dd className="stage-desk-now">{now ? sayShortly(now) : 'Nothing has been shown yet.'}</dd>
      </div>
      <div>
        <dt>{next && isInWings ? 'Next, from the wings' : 'Next'}</dt>
        <dd>{next ? sayShortly(next) : 'What comes next is still to happen.'}</dd>
      </div>
    </dl>
  );
}

function Steps({ stage, order }: Pick<Props, 'stage' | 'order'>) {
  const isPlayingHere = useTimeline((state) => state.matches({ view: 'playing' }));
  const isPlaying = stage?.isPlaying ?? isPlayingHere;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in.
    <div className="stage-desk-steps" role="group" aria-label="Steps">
      <button
        type="button"
        className="button"
        aria-keyshortcuts="ArrowLeft PageUp"
        onClick={() => order({ does: 'event before' })}
      >
        <span aria-hidden="true">←</span> Back
      </button>
      <button
        type="button"
        className="button stage-desk-next"
        data-tone="main"
        aria-keyshortcuts="ArrowRight PageDown"
        onClick={() => order({ does: 'event after' })}
      >
        Next arrow <span aria-hidden="true">→</span>
      </button>
      <button
        type="button"
        className="button"
        data-tone="quiet"
        aria-keyshortcuts="Shift+ArrowLeft"
        onClick={() => order({ does: 'previous chapter' })}
      >
        Chapter back
      </button>
      <button
        type="button"
        className="button"
        data-tone="quiet"
        aria-keyshortcuts="Shift+ArrowRight"
        onClick={() => order({ does: 'next chapter' })}
      >
        Next chapter
      </button>
      <button
        type="button"
        className="button"
        data-tone="quiet"
        aria-keyshortcuts="Space"
        onClick={() => order({ does: 'play or pause' })}
      >
        {isPlaying ? 'Pause' : 'Play'}
      </button>
      <button
        type="button"
        className="button"
        data-tone="quiet"
        aria-keyshortcuts="L"
        onClick={() => order({ does: 'back to live' })}
      >
        To the newest
      </button>
    </div>
  );
}

type SwitchesProps = Pick<Props, 'order' | 'hasWings'> & { stage: StageState };

function Switches({ stage, order, hasWings }: SwitchesProps) {
  const { isDark, isHeld, view } = stage;
  return (
    <div className="stage-desk-switches">
      <DeskSwitch isOn={isDark} keys="B" onPress={() => order({ does: 'black', isDark: !isDark })}>
        Black
      </DeskSwitch>
      {hasWings && (
        <DeskSwitch
          isOn={isHeld}
          keys="H"
          title={isHeld ? 'Let in what waits in the wings' : 'Hold what comes in the wings'}
          onPress={() => order({ does: 'hold', isHeld: !isHeld })}
        >
          Hold
        </DeskSwitch>
      )}
      <ViewChoice view={view} onChoose={(view) => order({ does: 'view', view })} />
    </div>
  );
}
