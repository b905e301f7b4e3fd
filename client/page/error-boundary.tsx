import { Component, type ErrorInfo, type ReactNode } from 'react';
import { BASE } from '../requests/base.ts';

type Props = {
  children: ReactNode;
  /** Stands in place of what broke; the whole page's own words where there is none. */
  fallback?: ReactNode;
};
type State = { broke: boolean };

/** Catches a page that could not be drawn: says what to do, and leaves the address alone. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broke: false };

  static getDerivedStateFromError(): State {
    return { broke: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('Could not draw the page:', error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.broke) return this.props.children;
    if (this.props.fallback !== undefined) return this.props.fallback;
    return (
      <main className="lone">
        <div className="ticket" role="alert">
          <p className="eyebrow">Our fault, not yours</p>
          <h1>Could not draw this page</h1>
          <p>
            Something in it broke. Your cloakroom and your progress are untouched: reload to go on where you
            are. If it breaks again, go to the entrance and open the lesson from there.
          </p>
          <div className="actions-row">
            <button type="button" className="button" data-tone="main" onClick={() => location.reload()}>
              Reload
            </button>
            <a href={BASE}>To the entrance</a>
          </div>
        </div>
      </main>
    );
  }
}
