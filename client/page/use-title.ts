import { useEffect } from 'react';

/** Names the page in the tab, in history and for screen readers. */
export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = title === '' ? 'Coat Check' : `${title} – Coat Check`;
  }, [title]);
};
