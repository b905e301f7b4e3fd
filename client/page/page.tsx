import type { ReactNode } from 'react';
import { isStatic } from '../static/is-static.ts';
import { NoWorker } from '../static/no-worker.tsx';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import './page.css';
import { Wordmark } from './wordmark.tsx';

type Props = {
  children: ReactNode;
  /** Stands beside the wordmark: where one is. */
  place?: ReactNode;
  home?: string;
  className?: string;
};

/** Every page: a skip link, the header, the main part. */
export function Page({ children, place, home = '/', className = '' }: Props) {
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <header className="page-header">
        <Wordmark href={home} />
        {place}
        <ThemeSwitch />
      </header>
      {isStatic && <NoWorker />}
      <main id="main" tabIndex={-1} className={className}>
        {children}
      </main>
    </>
  );
}
