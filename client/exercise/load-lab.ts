import type { PageLab } from './page-lab-shape.ts';

// A glob, and no plain import: the pages are built and tested without the lab as well.
const modules = import.meta.glob<{ createPageLab(): PageLab }>('../lab/page-lab.ts');

let lab: Promise<PageLab> | null = null;

const fetchLab = async (): Promise<PageLab> => {
  const load = Object.values(modules)[0];
  if (!load) throw new Error('Could not open the lab: this page was built without it.');
  return (await load()).createPageLab();
};

/** The page's one lab, fetched when it is first needed: it is large. Rejects when it cannot be fetched. */
export const loadLab = (): Promise<PageLab> => {
  lab ??= fetchLab().catch((error: unknown) => {
    // The next try may find the network again.
    lab = null;
    throw error;
  });
  return lab;
};
