import { Link } from 'wouter';
import './show-end.css';

/** Beside the last caption: that it was the last, and what to do next. */
export function ShowEnd({ home, onAgain }: { home: string; onAgain: () => void }) {
  return (
    <div className="show-end">
      <p role="status">The end</p>
      <button type="button" className="button" data-tone="quiet" onClick={onAgain}>
        From the beginning
      </button>
      <Link className="button" data-tone="quiet" href={home}>
        Leave
      </Link>
    </div>
  );
}
