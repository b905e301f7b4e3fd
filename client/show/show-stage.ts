import { z } from 'zod/mini';
import type { Show } from '#shared/show/show.ts';
import { hrefOf } from '../requests/base.ts';
import { randomName } from '../stage/random-name.ts';
import { createRecord } from '../storage/create-record.ts';

const record = createRecord('show-stage', z.object({ name: z.string() }), () => sessionStorage);

const NAME = 'stage';

/** What this tab is called by the windows that are about its show. An address may name another tab's, whose window this is then. */
export const tabName = (search: string): string => {
  const named = new URLSearchParams(search).get(NAME);
  const kept = record.read();
  const name = named ?? (kept.state === 'kept' ? kept.value.name : randomName());
  record.write({ name });
  return name;
};

/** The same address for a window about the show of that tab, as a browser has to be told it. */
export const addressFor = (tab: string, address: string): string =>
  `${hrefOf(address)}?${new URLSearchParams({ [NAME]: tab })}`;

/** Two windows are about the same only while they have the same show: a tab may have opened another one meanwhile. */
export const channelOf = (tab: string, show: Show, shown: number): string =>
  `show:${tab}:${shown}:${show.title}`;
