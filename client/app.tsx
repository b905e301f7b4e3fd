import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { LandingPage } from './landing/landing-page.tsx';
import { ErrorBoundary } from './page/error-boundary.tsx';
import { NotFoundPage } from './page/not-found-page.tsx';
import { SandboxRoutes } from './sandbox/sandbox-routes.tsx';

const TracePage = lazy(() =>
  import('./open-trace/trace-page.tsx').then((module) => ({ default: module.TracePage })),
);
const LessonDoor = lazy(() =>
  import('./lesson/lesson-door.tsx').then((module) => ({ default: module.LessonDoor })),
);
const ExerciseListPage = lazy(() =>
  import('./exercise/exercise-list-page.tsx').then((module) => ({ default: module.ExerciseListPage })),
);
const ExerciseRoute = lazy(() =>
  import('./exercise/exercise-route.tsx').then((module) => ({ default: module.ExerciseRoute })),
);

/** Which page belongs to which address. */
export function App() {
  return (
    <ErrorBoundary>
      <Switch>
        <Route path="/">
          <LandingPage />
        </Route>
        <Route path="/trace">
          <Suspense fallback={<p role="status">One moment…</p>}>
            <TracePage />
          </Suspense>
        </Route>
        <Route path="/lessons/:lesson/:step?">
          {({ lesson, step }) => (
            <Suspense fallback={<p role="status">One moment…</p>}>
              <LessonDoor key={`${lesson}/${step}`} slug={lesson} step={step ?? null} />
            </Suspense>
          )}
        </Route>
        <Route path="/exercises">
          <Suspense fallback={<p role="status">One moment…</p>}>
            <ExerciseListPage />
          </Suspense>
        </Route>
        <Route path="/exercises/:id">
          {({ id }) => (
            <Suspense fallback={<p role="status">One moment…</p>}>
              <ExerciseRoute key={id} id={id} />
            </Suspense>
          )}
        </Route>
        <Route path="/s/:id/*?">{({ id }) => <SandboxRoutes key={id} id={id} />}</Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </ErrorBoundary>
  );
}
