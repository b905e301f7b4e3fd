import { demoPeople } from '../sandbox/demo-people.ts';
import { ticketCookie } from '../session/vocabulary.ts';
import type { TraceEvent, TraceEventOf } from '../trace/event.ts';
import { foldWorld } from '../world/fold-world.ts';
import type { World } from '../world/world.ts';

type Told = {
  /** Whether an author may write this of it. */
  isValue(written: string): boolean;
  /** For messages. */
  example: string;
  /** What a run shows of it; null where it shows nothing. */
  tell(run: Run): string | null;
};

/** All events, those of the run, and its last request and answer. */
export type Run = {
  events: readonly TraceEvent[];
  run: readonly TraceEvent[];
  last: TraceEventOf<'response'>;
  asked: TraceEventOf<'request'>;
};

const isStatus = (written: string): boolean => /^[1-5]\d\d$/.test(written);
const oneOf = (words: readonly string[]) => ({
  isValue: (written: string) => words.includes(written),
  example: words.join(', '),
});

/** What a prediction can be about, each told from the trace alone. */
export const practiceFacts = {
  /** The status of the last answer, and of the one before. */
  answer: { isValue: isStatus, example: '401', tell: ({ last }) => String(last.status) },
  'answer-before': {
    isValue: isStatus,
    example: '200',
    tell: ({ run }) => {
      const status = run.filter((event) => event.type === 'response').at(-2)?.status;
      return status === undefined ? null : String(status);
    },
  },
  /** Whom the last answer takes the asker for, by its body. */
  'known-as': { ...oneOf(['nobody', ...demoPeople.map(({ username }) => username)]), tell: tellKnown },
  /** The role in which the last answer takes the asker, by its body. */
  role: { ...oneOf(['admin', 'member', 'none']), tell: tellRole },
  /** What became of the ticket in the jar of the learner's browser, since before its last request. */
  jar: { ...oneOf(['as-before', 'another', 'gone', 'come', 'two', 'none']), tell: tellJar },
  /** What the last request did to the keys of sessions in the store. */
  sessions: { ...oneOf(['as-before', 'more', 'fewer']), tell: tellSessions },
  /** Whether the last request had the server ask the session store. */
  store: { ...oneOf(['asked', 'not-asked']), tell: tellStore },
  /** Where the arrow after the last request goes: a command and the beginning of its key, or back. */
  next: {
    isValue: (written) => written === 'back' || /^[A-Z]+-[a-z-]+$/.test(written),
    example: 'back, GET-session, DEL-session',
    tell: tellNext,
  },
} satisfies Record<string, Told>;
export type Fact = keyof typeof practiceFacts;

export const isFact = (word: string): word is Fact => Object.hasOwn(practiceFacts, word);

function tellKnown({ last }: Run): string | null {
  if (last.status >= 400) return 'nobody';
  const id = Number(/"user":\{"id":(\d+)/.exec(last.body?.text ?? '')?.[1]);
  return demoPeople.find((person) => person.id === id)?.username ?? null;
}

function tellRole({ last }: Run): string | null {
  if (last.status >= 400) return 'none';
  return /"role":"(\w+)"/.exec(last.body?.text ?? '')?.[1] ?? null;
}

function tellJar({ events, run }: Run): string | null {
  const asked = run.findLast((event) => event.type === 'request' && event.actor.kind === 'browser');
  if (!asked) return null;
  const was = ticketsOf(foldWorld(events, asked.number - 1));
  const is = ticketsOf(foldWorld(events, run.at(-1)?.number));
  if (is.length > 1) return 'two';
  if (is.length === 0) return was.length === 0 ? 'none' : 'gone';
  if (was.length === 0) return 'come';
  return was.includes(is[0] ?? '') ? 'as-before' : 'another';
}

const ticketsOf = ({ jars }: World): string[] =>
  [...jars.values()]
    .find(({ actor }) => actor.kind === 'browser')
    ?.cookies.flatMap(({ name, value }) => (name === ticketCookie && value !== '' ? [value] : [])) ?? [];

function tellSessions({ events, asked, last }: Run): string {
  const count = (upTo: number) =>
    [...foldWorld(events, upTo).keys.keys()].filter((key) => key.startsWith('session:')).length;
  const [was, is] = [count(asked.number), count(last.number)];
  return is === was ? 'as-before' : is > was ? 'more' : 'fewer';
}

const inExchange = ({ run, asked }: Run): TraceEvent[] =>
  run.filter(({ exchange, number }) => exchange === asked.exchange && number > asked.number);

function tellStore(run: Run): string {
  return inExchange(run).some(({ type }) => type === 'store-command') ? 'asked' : 'not-asked';
}

function tellNext(run: Run): string | null {
  const next = inExchange(run)[0];
  if (next?.type === 'response') return 'back';
  if (next?.type !== 'store-command') return null;
  const [command] = next.commands;
  return command ? `${command.name.toUpperCase()}-${command.args[0]?.split(':')[0] ?? ''}` : null;
}
