import { useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { sandboxIdSchema } from '#shared/api/sandbox-api.ts';
import { late } from '../late/late.tsx';
import { latePage } from '../late/late-page.tsx';
import { useFetchAhead } from '../late/use-fetch-ahead.ts';
import { LessonRoute } from '../lesson/lesson-route.tsx';
import { homeOf } from '../page/addresses.ts';
import { idleMs } from '../page/idle-time.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { fetchStatus } from '../requests/sandbox-api.ts';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import { TimelineProvider, useTimeline } from '../timeline/timeline-provider.tsx';
import { sandboxSource } from '../timeline/trace-source.ts';
import { stayOpen } from './stay-open.ts';

const SandboxHome = latePage('this page', async () => (await import('./sandbox-home.tsx')).SandboxHome);

/** A lesson stands by then, in milliseconds; from each there is a way home. */
const FETCH_HOME_AFTER_MS = 3000;

const EmptiedPage = latePage('this page', async () => (await import('./emptied-page.tsx')).EmptiedPage);

const ComparePage = latePage(
  'this page',
  async () => (await import('../compare/compare-page.tsx')).ComparePage,
  'Fetching the two runs …',
);

const PracticePage = latePage(
  'this page',
  async () => (await import('../practice/practice-page.tsx')).PracticePage,
);

const StagePage = latePage(
  'the stage',
  async () => (await import('../stage/stage-page.tsx')).StagePage,
  'Setting the stage …',
);

const GuestBar = late({
  what: 'the way back to the room',
  load: async () => (await import('../guest/guest-bar.tsx')).GuestBar,
  meanwhile: (trouble) => trouble,
});

const PresenterPage = latePage(
  'the presenter’s window',
  async () => (await import('../presenter/presenter-page.tsx')).PresenterPage,
);

/** All pages of one sandbox, over one timeline. */
export function SandboxRoutes({ id }: { id: string }) {
  if (!sandboxIdSchema.safeParse(id).success) {
    return <NotFoundPage what="No cloakroom ever had this address." />;
  }
  return (
    <TimelineProvider source={sandboxSource(id)}>
      <MarkingProvider>
        <Pages id={id} />
      </MarkingProvider>
    </TimelineProvider>
  );
}

const keeps = (name: string): boolean => {
  try {
    return localStorage.getItem(`coat-check:${name}`) !== null;
  } catch {
    // A browser that keeps nothing has kept this neither.
    return false;
  }
};

function Pages({ id }: { id: string }) {
  useEffect(() => {
    const ms = idleMs();
    return ms === null ? undefined : stayOpen(ms, () => void fetchStatus(id));
  }, [id]);
  useEffect(() => {
    // A question for practice was left half-way here, perhaps: the settings that it borrowed are put back.
    if (keeps('borrowed-settings'))
      void import('../lesson/question/put-back.ts').then((it) => it.putBackIfLeft(id));
  }, [id]);
  useFetchAhead(SandboxHome, FETCH_HOME_AFTER_MS);
  // Where something was seen before the cloakroom was emptied, the page stays and says so itself.
  const isGone = useTimeline(
    (state) => state.matches({ line: 'emptied' }) && state.context.events.length === 0,
  );
  if (isGone) return <EmptiedPage />;
  return (
    <>
      {keeps('room') && <GuestBar id={id} />}
      <Switch>
        <Route path="/s/:id/lessons/:lesson/:step?">
          {({ lesson, step }) => <LessonRoute key={lesson} id={id} slug={lesson} step={step ?? null} />}
        </Route>
        <Route path="/s/:id/practice/:deck?">
          {({ deck }) => <PracticePage id={id} deck={deck ?? null} question={null} />}
        </Route>
        <Route path="/s/:id/practice/:deck/:question">
          {({ deck, question }) => <PracticePage id={id} deck={deck} question={question} />}
        </Route>
        <Route path="/s/:id/stage">
          <StagePage id={id} />
        </Route>
        <Route path="/s/:id/presenter/*?">
          {(named) => <PresenterPage id={id} rest={named['*'] ?? ''} />}
        </Route>
        <Route path="/s/:id/compare">
          <ComparePage id={id} />
        </Route>
        <Route path="/s/:id">
          <SandboxHome id={id} />
        </Route>
        <Route path="/s/:id/lessons">
          <SandboxHome id={id} />
        </Route>
        <Route>
          <NotFoundPage home={homeOf(id)} />
        </Route>
      </Switch>
    </>
  );
}
