import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import type { StageOrder } from '#shared/api/stage-api.ts';
import { ControlsDrawer } from '../controls/controls-drawer.tsx';
import { late } from '../late/late.tsx';
import { homeOf } from '../page/addresses.ts';
import { useTitle } from '../page/use-title.ts';
import { Wordmark } from '../page/wordmark.tsx';
import { BroughtKey } from '../room/brought-key.tsx';
import { RoomSign } from '../room/room-sign.tsx';
import { TellRoom } from '../room/tell-room.tsx';
import { TimelineDiagram } from '../scene/timeline-diagram.tsx';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import { Announcer } from '../timeline/announcer.tsx';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { TimelineBar } from '../timeline/timeline-bar.tsx';
import { useTimelineRef, useTraceSource } from '../timeline/timeline-provider.tsx';
import { useCursorAddress } from '../timeline/use-cursor-address.ts';
import { BrowserCard } from './browser-card.tsx';
import { Curtain } from './curtain.tsx';
import { DarkStage } from './dark-stage.tsx';
import { FullScreenButton } from './full-screen-button.tsx';
import { HoldSwitch } from './hold-switch.tsx';
import { KeyHints } from './key-hints.tsx';
import { type Presented, presentedSandbox } from './presented.ts';
import { openPresenter, PresenterLink } from './presenter-link.tsx';
import { PutAway } from './put-away.tsx';
import { QuietStage } from './quiet-stage.tsx';
import { RunsCover } from './runs-cover.tsx';
import { ShowsTools } from './shows-tools.tsx';
import { StageCaption } from './stage-caption.tsx';
import { type StageStep, stageKeys } from './stage-keys.ts';
import './stage-page.css';
import { StageQuestion } from './stage-question.tsx';
import { viewAfter } from './stage-view.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useLaidRuns } from './use-laid-runs.ts';
import { useLowerEdge } from './use-lower-edge.ts';
import { useObedience, useShownByStage } from './use-obedience.ts';
import { useStageDark } from './use-stage-dark.ts';
import { useStageKeys } from './use-stage-keys.ts';
import { useStageTap } from './use-stage-tap.ts';
import { useStageView } from './use-stage-view.ts';
import { useToldStage } from './use-told-stage.ts';
import { ViewChoice } from './view-choice.tsx';

// Only labs have them, in their end.
const LaidRuns = late({
  what: 'the two runs',
  load: async () => (await import('./laid-runs.tsx')).LaidRuns,
  meanwhile: (trouble, { onPutAway }) => (
    <div className="stage-waiting">
      {trouble ?? <p role="status">Laying both runs side by side…</p>}
      <PutAway onPutAway={onPutAway} />
    </div>
  ),
});

/** The stage of a sandbox: what happens there, as it happens, and its desk. */
export function StagePage({ id }: { id: string }) {
  const presented = useMemo(() => presentedSandbox(id), [id]);
  const desk = (
    <>
      <ControlsDrawer>
        <BrowserCard sandboxId={id} />
      </ControlsDrawer>
      <HoldSwitch />
      <div className="stage-desk-tools">
        <PresenterLink of={presented} />
        <ShowsTools />
      </div>
    </>
  );
  return (
    <Stage
      title="On the big screen"
      whileEmpty={<QuietStage sandboxId={id} />}
      over={<StageQuestion sandboxId={id} />}
      beside={<RoomSign sandboxId={id} otherwise={<KeyHints />} />}
      presented={presented}
      tools={desk}
      home={homeOf(id)}
    />
  );
}

type Props = {
  title: string;
  /** What stands there before anything has happened. */
  whileEmpty?: ReactNode;
  /** For whoever presents, before all else in the quiet row. */
  tools: ReactNode;
  /** How a presenter's window finds it; null where there is none. */
  presented: Presented | null;
  /** Hears what this stage is told to do before it does so, and returns whether that was all. Has to stay the same function. */
  before?: (order: StageOrder) => boolean;
  /** What the room is asked before the next event is shown. */
  question?: string | null;
  /** Lies over the picture's lower edge, and beneath two runs, if there is anything. */
  over?: ReactNode;
  /** Stands beside the caption, in place of the keys. */
  beside?: ReactNode;
  /** Something lies over it, and nothing beneath can be come to. */
  isCovered?: boolean;
  /** Where the house's name leads. */
  home: string;
};

/**
 * For the projector: the picture of the lessons for a whole room, the future behind a curtain, and no header. What a presenter needs
 * besides keys is in a quiet row at the lower edge.
 */
export function Stage({
  title,
  whileEmpty,
  tools,
  presented,
  before = doesNothing,
  question = null,
  over = null,
  beside = null,
  isCovered = false,
  home,
}: Props) {
  useCursorAddress();
  useTitle(title);
  const { sandboxId } = useTraceSource();
  const timeline = useTimelineRef();
  const [view, setView] = useStageView();
  const [isDark, setDark] = useStageDark();
  const fullScreen = useFullScreen();
  const { canBe: canFillScreen, toggle } = fullScreen;
  const picture = useRef<HTMLElement>(null);
  const heed = useObedience({ showView: setView, darken: setDark });
  const { runs, hear, ...laid } = useLaidRuns();
  const obey = useCallback(
    (order: StageOrder) => void (before(order) || hear(order) || heed(order)),
    [before, hear, heed],
  );
  useToldStage(presented?.channel ?? null, { ...useShownByStage(), view, isDark, runs }, obey);
  useStageKeys((meaning) => {
    if (meaning === 'black') setDark(!isDark);
    else if (meaning === 'presenter') presented && openPresenter(presented);
    else if (meaning === 'hold') {
      const { isHeld } = timeline.getSnapshot().context;
      if (sandboxId !== null) obey({ does: 'hold', isHeld: !isHeld });
    }
    // Nobody sees what the others would do.
    else if (isDark) return;
    else if (meaning === 'full screen') toggle();
    else if (meaning === 'next view') runs === null && setView(viewAfter(view));
    else obey({ does: meaning });
  });
  useStageTap(
    picture,
    useCallback((step: StageStep) => obey({ does: step }), [obey]),
  );
  useLowerEdge();
  const keys = useMemo(
    () => stageKeys({ fullScreen: canFillScreen, wings: sandboxId !== null, presenter: presented !== null }),
    [canFillScreen, sandboxId, presented],
  );
  return (
    <main id="main" tabIndex={-1} className="stage-page">
      <h1 className="visually-hidden">{title}</h1>
      <div className="stage" data-view={view} inert={isDark || isCovered || runs !== null}>
        <LineBanner />
        {sandboxId !== null && <BroughtKey sandboxId={sandboxId} />}
        <section className="stage-diagram" id="diagram" aria-label="Diagram" ref={picture}>
          <h2 className="visually-hidden">What is said between them</h2>
          <TimelineDiagram whileEmpty={whileEmpty} isCurtained />
          <Curtain question={question} />
          {runs === null && over}
        </section>
        <div className="stage-said">
          <StageCaption />
          {beside ?? <KeyHints />}
        </div>
        <div className="stage-row">
          <TimelineBar otherKeys={keys} />
          <div className="stage-house">
            {tools}
            <ViewChoice view={view} onChoose={setView} />
            <FullScreenButton {...fullScreen} />
            <LineStatus />
            <ThemeSwitch />
            <Wordmark href={home} />
          </div>
        </div>
      </div>
      {runs && (
        <RunsCover isDark={isDark} onPutAway={laid.putAway}>
          <LaidRuns runs={runs} area={laid.area} onPutAway={laid.putAway} />
          {over}
        </RunsCover>
      )}
      {isDark && <DarkStage onLight={() => setDark(false)} />}
      <TellRoom view={view} isDark={isDark} runs={runs} />
      <Announcer isDiscreet />
    </main>
  );
}

const doesNothing = (): boolean => false;
