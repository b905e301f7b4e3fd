import type { Lesson, Step } from '#shared/content/lesson.ts';
import { useSettings } from '../controls/use-settings.ts';
import { late } from '../late/late.tsx';
import { useFetchAhead } from '../late/use-fetch-ahead.ts';
import { FINISHED, homeOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { DrawerProvider, DrawerWorkspace } from '../panels/drawer-workspace.tsx';
import { usePanels } from '../panels/panels-context.tsx';
import { Sheet } from '../panels/sheet.tsx';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { useCursorAddress } from '../timeline/use-cursor-address.ts';
import './lesson-page.css';
import { fetchControls } from './actions/perform-action.ts';
import { LookInside } from './late-look-inside.tsx';
import { openBeat, stepOf } from './lesson-view.ts';
import { neededLanes } from './needed-lanes.ts';
import { SandboxPlate } from './sandbox-plate.tsx';
import { StepNav } from './step-nav.tsx';
import { Story } from './story.tsx';
import { useGhosts } from './use-ghosts.ts';
import { fetchGuessing } from './use-guess.ts';
import { useLessonProgress } from './use-lesson-progress.ts';

const FinishedStory = late({
  what: 'the end of the lesson',
  load: async () => (await import('./finished-story.tsx')).FinishedStory,
  meanwhile: (trouble) => trouble ?? <p role="status">Fetching the end of the lesson…</p>,
});

const MemoryTrouble = late({
  what: 'what there is to know about your progress',
  load: async () => (await import('./memory-trouble.tsx')).MemoryTrouble,
  meanwhile: (trouble) => trouble,
});

const LabStory = late({
  what: 'the step',
  load: async () => (await import('./lab/lab-story.tsx')).LabStory,
  meanwhile: (trouble) => trouble ?? <p role="status">Fetching the step…</p>,
});
const LabRuns = late({
  what: 'the two runs',
  load: async () => (await import('./lab/lab-runs.tsx')).LabRuns,
  meanwhile: (trouble) => (
    <section className="workspace-diagram" aria-label="Both runs">
      {trouble ?? <p role="status">Laying both runs side by side…</p>}
    </section>
  ),
});

/** What no lesson begins with, for when it is needed. */
const later = {
  fetch: async () =>
    void (await Promise.all([fetchControls(), fetchGuessing(), FinishedStory.fetch(), LookInside.fetch()])),
};
/** Nobody has come to any of it by then, in milliseconds. */
const FETCH_AFTER_MS = 2000;

type Props = { sandboxId: string; lesson: Lesson; stepId: string };

/** Story and action in the workspace over the sandbox's trace. */
export function LessonPage(props: Props) {
  return (
    <DrawerProvider>
      <OpenLesson {...props} />
    </DrawerProvider>
  );
}

function OpenLesson({ sandboxId, lesson, stepId }: Props) {
  const { state, send, memory } = useLessonProgress(sandboxId, lesson, stepId);
  const { context } = state;
  const step = stepOf(context);
  const beat = step?.beats[openBeat(context)];
  const { mistake } = lesson;
  const isComparing = beat?.role === 'compare';
  const { open } = usePanels();
  const { settings, take } = useSettings(sandboxId);
  const ghosts = useGhosts(context);
  useCursorAddress();
  useFetchAhead(later, FETCH_AFTER_MS);
  useTitle(`${stepId === FINISHED ? 'Finished' : (step?.title ?? '')} – ${lesson.title}`);

  const told = (step: Step) => ({ sandboxId, step, context, send, settings, take });
  return (
    <Page
      className="lesson-page"
      home={homeOf(sandboxId)}
      place={
        <>
          <p className="lesson-name">{lesson.title}</p>
          <StepNav sandboxId={sandboxId} context={context} />
          <SandboxPlate settings={settings} onOpen={() => open('controls')} />
          <LineStatus />
        </>
      }
    >
      <LineBanner place={{ lesson: lesson.slug, step: stepId }} />
      <DrawerWorkspace
        subject={lesson}
        ghosts={ghosts}
        needed={beat ? neededLanes(beat) : []}
        instead={isComparing && mistake ? <LabRuns context={context} mistake={mistake} /> : null}
      >
        <Sheet label="Story" reads={stepId}>
          {(memory === 'corrupt' || memory === 'refused') && <MemoryTrouble memory={memory} />}
          {step ? (
            mistake ? (
              <LabStory key={step.id} {...told(step)} mistake={mistake} />
            ) : (
              <Story key={step.id} {...told(step)} />
            )
          ) : (
            <FinishedStory sandboxId={sandboxId} context={context} />
          )}
        </Sheet>
      </DrawerWorkspace>
    </Page>
  );
}
