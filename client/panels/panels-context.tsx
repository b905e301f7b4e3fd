import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { createRecord } from '../storage/create-record.ts';
import {
  type DrawerEvent,
  type DrawerPlace,
  drawerAfter,
  drawerSchema,
  type PanelName,
  shownPanel,
  untouched,
} from './drawer-state.ts';

type PanelsValue = {
  /** The panel that is in sight; null while the drawer is shut. */
  shown: PanelName | null;
  /** The panel that was in sight last. */
  last: PanelName;
  place: DrawerPlace;
  open(panel: PanelName): void;
  close(): void;
  /** Tells that an arrow was chosen, for the second time running or for the first. */
  chooseArrow(isAgain: boolean): void;
  /** Tells that the lesson has gone on: what was opened for the beat before is in the way now. */
  beginBeat(): void;
};

const Context = createContext<PanelsValue | null>(null);

const record = createRecord('drawer', drawerSchema, () => sessionStorage);

const reopen = () => {
  const kept = record.read();
  return kept.state === 'kept' ? kept.value : untouched;
};

type Props = {
  place: DrawerPlace;
  /** Whether a reload finds it as it was left, unless it would cover all. It is kept as long as the tab is. */
  isKept: boolean;
  children: ReactNode;
};

/** One drawer for all that opens panels or shows them. */
export function PanelsProvider({ place, isKept, children }: Props) {
  const [state, setState] = useState(() => (isKept && place !== 'covers' ? reopen() : untouched));
  useEffect(() => {
    if (isKept) record.write(state);
  }, [isKept, state]);
  const shown = shownPanel(state, place);
  const { panel: last } = state;
  const value = useMemo((): PanelsValue => {
    const hear = (event: DrawerEvent) => setState((before) => drawerAfter(before, event, place));
    return {
      shown,
      last,
      place,
      open: (panel) => hear({ type: 'open', panel }),
      close: () => hear({ type: 'close' }),
      chooseArrow: (isAgain) => hear({ type: 'arrow chosen', isAgain }),
      beginBeat: () => hear({ type: 'new beat' }),
    };
  }, [shown, last, place]);
  return <Context value={value}>{children}</Context>;
}

/** The panels: which one is in sight, and how to change that. */
export const usePanels = (): PanelsValue => {
  const value = useContext(Context);
  if (!value) throw new Error('Panels are used outside their provider.');
  return value;
};
