import { type ReactNode, useEffect } from 'react';
import { Router } from 'wouter';
import { type BrowserLocationHook, useBrowserLocation } from 'wouter/use-browser-location';
import { BASE } from '../requests/base.ts';
import { addressHere } from './address-here.ts';

const useWindowLocation: BrowserLocationHook = () => {
  const [path, navigate] = useBrowserLocation();
  const stay: typeof navigate = (to, options) => {
    const address = addressHere(String(to), path);
    if (address === null) window.open(to, '_blank', 'noreferrer');
    else navigate(address, options);
  };
  return [path, stay];
};

const hrefHere = (href: string): string => addressHere(href, location.pathname) ?? href;

/**
 * Parts of lessons lead to lessons, and in here each of these ways leads to the same step in the presenter's window. What leads anywhere else
 * opens beside it: whoever presents must not lose what they present from.
 */
export function StayInWindow({ children }: { children: ReactNode }) {
  useEffect(() => {
    const openBeside = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
      if (link && !link.target && addressHere(link.pathname, location.pathname) === null)
        link.target = '_blank';
    };
    document.addEventListener('click', openBeside, { capture: true });
    return () => document.removeEventListener('click', openBeside, { capture: true });
  }, []);
  return (
    <Router base={BASE.slice(0, -1)} hook={useWindowLocation} hrefs={hrefHere}>
      {children}
    </Router>
  );
}
