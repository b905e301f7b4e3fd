import { useEffect } from 'react';
import { Router } from 'wouter';
import { type BrowserLocationHook, useBrowserLocation } from 'wouter/use-browser-location';
import { BASE } from '../requests/base.ts';
import { ShippedShowPage } from '../show/shipped-show-page.tsx';
import { tellHeight } from './tell-height.ts';

/** Whatever leads away from the show opens beside the page that frames it: no other page of ours lets itself be framed. */
const useFrame: BrowserLocationHook = () => {
  const [path] = useBrowserLocation();
  return [path, (to) => void window.open(to, '_blank', 'noopener')];
};

/** As a stage is wide to its height; lower than that nobody could read it. */
const heightOfStage = (width: number): number => Math.max(480, width * 0.625);

/** A show in a page of another site: it is recorded, so that no cookie is needed for it. */
export function EmbeddedShow({ slug }: { slug: string }) {
  useEffect(() => tellHeight(document.documentElement, ({ width }) => heightOfStage(width)), []);
  return (
    <Router base={BASE.slice(0, -1)} hook={useFrame}>
      <ShippedShowPage slug={slug} isFramed />
    </Router>
  );
}
