import type { PageLab } from '../lab/page-lab.ts';

let lab: Promise<PageLab> | null = null;

/** The page's one lab, fetched when it is first needed: it is large. Rejects when it cannot be fetched. */
export const loadLab = (): Promise<PageLab> => {
  lab ??= import('../lab/page-lab.ts')
    .then(({ createPageLab }) => createPageLab())
    .catch((error: unknown) => {
      // The next try may find the network again.
      lab = null;
      throw error;
    });
  return lab;
};
