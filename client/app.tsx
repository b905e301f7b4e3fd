import { Route, Switch } from 'wouter';
import { LandingPage } from './landing/landing-page.tsx';
import { latePage } from './late/late-page.tsx';
import { ErrorBoundary } from './page/error-boundary.tsx';
import { SandboxRoutes } from './sandbox/sandbox-routes.tsx';

// By themselves: what they are, and of which files each consists, would else come before the first lesson.
const OtherPages = latePage('this page', async () => (await import('./other-pages.tsx')).OtherPages);

/** Which page belongs to which address. */
export function App() {
  return (
    <ErrorBoundary>
      <Switch>
        <Route path="/">
          <LandingPage />
        </Route>
        <Route path="/s/:id/*?">{({ id }) => <SandboxRoutes key={id} id={id} />}</Route>
        <Route>
          <OtherPages />
        </Route>
      </Switch>
    </ErrorBoundary>
  );
}
