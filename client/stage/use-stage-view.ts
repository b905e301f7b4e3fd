import { type StageView, stageViews } from './stage-view.ts';
import { searchWith, useInAddress } from './use-in-address.ts';

/** The view that an address names, as in `?view=diagram`; both halves where it names none. */
export const viewInSearch = (search: string): StageView => {
  const named = new URLSearchParams(search).get('view');
  return stageViews.find((view) => view === named) ?? 'both';
};

/** The same address with this view. What else it says stays. */
export const searchWithView = (search: string, view: StageView): string =>
  searchWith(search, 'view', view === 'both' ? null : view);

/** The halves of the stage that are shown, kept in the address. */
export const useStageView = () => useInAddress(viewInSearch, searchWithView);
