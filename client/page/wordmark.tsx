import { Link } from 'wouter';

/** The house's name, and the way home. */
export function Wordmark({ href = '/' }: { href?: string }) {
  return (
    <Link href={href} className="wordmark">
      <svg viewBox="0 0 24 32" width="21" height="28" aria-hidden="true">
        <path
          d="M1 1h22v5a4 4 0 0 0 0 8v17H1V14a4 4 0 0 0 0-8z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        />
        <path
          d="M12 20v-2c2 0 2.8-1 2.8-2.2a2.8 2.8 0 0 0-5.6 0M12 20l-6 4.6h12z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Coat Check
    </Link>
  );
}
