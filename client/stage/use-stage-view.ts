import { useCallback, useState } from 'react';
import { type StageView, stageViews } from './stage-view.ts';

/** The view that an address names, as in `?view=diagram`; both halves where it names none. */
export const viewInSearch = (search: string): StageView => {
  const named = new URLSearchParams(search).get('view');
  return stageViews.find((view) => view === named) ?? 'both';
};

/** The same address with this view. What else it says stays. */
export const searchWithView = (search: string, view: StageView): string => {
  const words = new URLSearchParams(search);
  if (view === 'both') words.delete('view');
  else words.set('view', view);
  const text = words.toString();
  return text ? `?${text}` : '';
};

/** The halves of the stage that are shown, kept in the address, so that a reload shows the same. */
export const useStageView = (): readonly [StageView, (view: StageView) => void] => {
  const [view, setView] = useState(() => viewInSearch(location.search));
  const show = useCallback((next: StageView) => {
    setView(next);
    const search = searchWithView(location.search, next);
    history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
  }, []);
  return [view, show];
};
