import { assign, setup } from 'xstate';
import { type Draft, putAside, type Version } from './draft.ts';
import type { DraftShelf, FoundDraft, SaveOutcome } from './draft-shelf.ts';

type Input = { starter: string; shelf: DraftShelf; now?: () => number };

type Context = {
  starter: string;
  shelf: DraftShelf;
  now: () => number;
  text: string;
  versions: Version[];
  /** The revision that this tab last read or wrote. */
  base: number;
  savedAt: number | null;
  /** What another tab saved, while the learner has not chosen. */
  theirs: Draft | null;
  /** Why the text is not being kept. */
  trouble: 'full' | 'blocked' | null;
  /** What was found in place of a draft. */
  damaged: string | null;
};

type DraftEvent =
  | { type: 'edit'; text: string }
  | { type: 'save now' }
  /** The page is closed: whatever is not decided yet must not be lost. */
  | { type: 'leave' }
  /** Puts the present text aside as the one that was run; the starter's own can be had back anyway. */
  | { type: 'ran' }
  | { type: 'reset' }
  | { type: 'restore'; text: string }
  | { type: 'changed elsewhere'; found: FoundDraft }
  | { type: 'keep mine' }
  | { type: 'take theirs' };

const begin = ({ starter, shelf, now = () => Date.now() }: Input): Context => {
  const found = shelf.read();
  const draft = found.state === 'kept' ? found.draft : null;
  return {
    starter,
    shelf,
    now,
    text: draft?.text ?? starter,
    versions: draft?.versions ?? [],
    base: draft?.revision ?? 0,
    savedAt: draft?.at ?? null,
    theirs: null,
    trouble: found.state === 'blocked' ? 'blocked' : null,
    damaged: found.state === 'corrupt' ? found.raw : null,
  };
};

const toPatch = (context: Context, outcome: SaveOutcome, saved: Draft): Partial<Context> => {
  switch (outcome.state) {
    case 'kept':
      return { base: saved.revision, savedAt: saved.at, trouble: null };
    case 'conflict':
      if (outcome.theirs.text !== context.text) return { theirs: outcome.theirs };
      return { base: outcome.theirs.revision, savedAt: outcome.theirs.at, versions: outcome.theirs.versions };
    case 'full':
    case 'blocked':
      return { trouble: outcome.state };
  }
};

const SAVE_AFTER_MS = 400;

/**
 * One exercise's text and its earlier versions. Saves shortly after each change; never over what another tab saved
 * meanwhile, and never replaces a text without putting it aside.
 */
export const draftMachine = setup({
  types: { context: {} as Context, events: {} as DraftEvent, input: {} as Input },
  delays: { 'a pause in typing': SAVE_AFTER_MS },
  guards: {
    isNew: ({ context, event }) => event.type === 'edit' && event.text !== context.text,
    isOwn: ({ context }) => context.text !== context.starter,
    isContested: ({ context }) => context.theirs !== null,
    isOtherText: ({ context, event }) =>
      event.type === 'changed elsewhere' &&
      event.found.state === 'kept' &&
      event.found.draft.revision !== context.base &&
      event.found.draft.text !== context.text,
  },
  actions: {
    take: assign(({ event }) => (event.type === 'edit' ? { text: event.text } : {})),
    putAsideRun: assign(({ context }) => ({
      versions: putAside(context.versions, { at: context.now(), text: context.text, why: 'run' }),
    })),
    replace: assign(({ context, event }) => {
      if (event.type !== 'reset' && event.type !== 'restore') return {};
      const text = event.type === 'reset' ? context.starter : event.text;
      if (text === context.text) return {};
      const version = { at: context.now(), text: context.text, why: event.type };
      return { text, versions: putAside(context.versions, version) };
    }),
    save: assign(({ context }) => {
      const { text, versions, shelf, base } = context;
      const draft = { revision: base + 1, at: context.now(), text, versions };
      return toPatch(context, shelf.save(draft, base), draft);
    }),
    noticeOther: assign(({ event }) =>
      event.type === 'changed elsewhere' && event.found.state === 'kept' ? { theirs: event.found.draft } : {},
    ),
    adoptRevision: assign(({ event }) => {
      if (event.type !== 'changed elsewhere' || event.found.state !== 'kept') return {};
      const { revision, versions, at } = event.found.draft;
      return { base: revision, versions, savedAt: at };
    }),
    settle: assign(({ context, event }) => {
      const { theirs, text, versions } = context;
      if (!theirs) return {};
      const isMine = event.type === 'keep mine';
      const given = { at: context.now(), text: isMine ? theirs.text : text, why: 'other-tab' as const };
      // Both tabs' versions stay, as far as there is room.
      const all = [...theirs.versions]
        .concat(versions.filter((one) => !theirs.versions.some((other) => other.text === one.text)))
        .sort((one, other) => other.at - one.at);
      return {
        text: isMine ? text : theirs.text,
        versions: putAside(all, given),
        base: theirs.revision,
        theirs: null,
      };
    }),
  },
}).createMachine({
  id: 'draft',
  context: ({ input }) => begin(input),
  initial: 'resting',
  on: {
    // The editor tells of a restored text too, which is no change.
    edit: { guard: 'isNew', target: '.waiting', actions: 'take', reenter: true },
    ran: { guard: 'isOwn', target: '.saving', actions: 'putAsideRun' },
    reset: { target: '.saving', actions: 'replace' },
    restore: { target: '.saving', actions: 'replace' },
    'changed elsewhere': [
      { guard: 'isOtherText', target: '.contested', actions: 'noticeOther' },
      { actions: 'adoptRevision' },
    ],
  },
  states: {
    resting: {},
    waiting: { after: { 'a pause in typing': 'saving' }, on: { 'save now': 'saving', leave: 'saving' } },
    saving: {
      entry: 'save',
      always: [{ guard: 'isContested', target: 'contested' }, { target: 'resting' }],
    },
    contested: {
      on: {
        edit: { actions: 'take' },
        ran: { guard: 'isOwn', actions: 'putAsideRun' },
        reset: {},
        restore: {},
        'changed elsewhere': { actions: 'noticeOther' },
        'keep mine': { target: 'saving', actions: 'settle' },
        'take theirs': { target: 'saving', actions: 'settle' },
        // Nobody chose: the other tab's text stays, and this one becomes an earlier version.
        leave: { target: 'saving', actions: 'settle' },
      },
    },
  },
});
