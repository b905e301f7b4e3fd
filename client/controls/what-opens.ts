import type { SettingName } from '#shared/sandbox/settings.ts';

/** For each mistake that can be made among the settings, as lessons write it: what it opens, and to whom. */
const opens: Partial<Record<SettingName, Readonly<Record<string, string>>>> = {
  timeout: { none: 'Whoever once copied a ticket may come back in a year.' },
  httpOnly: { off: 'A script that gets into a page can send the number away.' },
  sameSite: {
    none: 'A form on another site acts in the visitor’s name, where the browser keeps the cookie.',
    absent:
      'A form on another site may act in the visitor’s name: some browsers let it, at least soon after the login.',
  },
  secure: {
    never: 'Whoever listens to one request over plain http has the number.',
    always:
      'Nobody’s door, but visitors’ own stays shut: over plain http they log in and are strangers again.',
  },
  ids: {
    counted: 'From one number of their own, anybody knows those before and after it.',
    jumbled: 'Whoever knows the recipe can reckon others’ numbers from one of their own.',
  },
  idAtLogin: {
    'keeps-live': 'A thief gets a number first and plants it. After the login it is his as well.',
    'keeps-any': 'A thief plants a number that he made up. After the login it is his as well.',
  },
  unknownId: { adopted: 'A thief who plants a number need not even ask for one first.' },
  logout: {
    'clears-cookie': 'After a logout, a thief’s copy goes on opening the door.',
    'clears-other-path': 'After a logout, the next person at this browser is still let in.',
  },
  accountChange: { 'keeps-sessions': 'Whoever is blocked, or knew an old password, stays logged in.' },
  tokenCheck: {
    'believes-alg': 'Whoever writes “none” into a token’s header needs no seal, and is whom they like.',
    'decodes-only': 'Whoever can write JSON is whom they like.',
  },
  logoutBy: { 'get-too': 'Any page can log visitors out, by a link that they follow.' },
};

/** What a choice opens; null where it is no mistake. */
export const whatOpens = (name: SettingName, written: string): string | null =>
  opens[name]?.[written] ?? null;
