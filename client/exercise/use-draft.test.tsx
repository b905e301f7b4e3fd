// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { useDraft } from './use-draft.ts';

type Draft = ReturnType<typeof useDraft>;

function Tab({ tell }: { tell: (draft: Draft) => void }) {
  tell(useDraft('challenge', 'starter'));
  return null;
}

function setup() {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const openTab = () => {
    const root = createRoot(document.createElement('div'));
    let draft: Draft | null = null;
    const tell = (told: Draft) => {
      draft = told;
    };
    act(() => root.render(<Tab tell={tell} />));
    return {
      edit: (text: string) => act(() => draft?.send({ type: 'edit', text })),
      draft: () => draft,
      leave: () => act(() => root.unmount()),
    };
  };
  return { openTab };
}

/** Whether the browser would ask before it closes the page. */
const asksBeforeClosing = () => {
  const closing = new Event('beforeunload', { cancelable: true });
  dispatchEvent(closing);
  return closing.defaultPrevented;
};

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

it('keeps the last word where a link leads away in the middle of it', () => {
  const { openTab } = setup();
  const tab = openTab();
  tab.edit('half a wo');
  tab.leave();
  expect(openTab().draft()?.context.text).toBe('half a wo');
});

it('has the browser ask before a text is lost that cannot be kept', () => {
  const tab = setup().openTab();
  tab.edit('kept');
  act(() => tab.draft()?.send({ type: 'save now' }));
  expect(asksBeforeClosing()).toBe(false);
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  tab.edit('not kept');
  act(() => tab.draft()?.send({ type: 'save now' }));
  expect(tab.draft()?.context.trouble).toBe('full');
  expect(asksBeforeClosing()).toBe(true);
  tab.leave();
  expect(asksBeforeClosing()).toBe(false);
});
