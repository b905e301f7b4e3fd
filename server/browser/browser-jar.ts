import { type Cookie, CookieJar } from 'tough-cookie';

export type BrowserJar = {
  /**
   * The `Cookie` header for a request to this address; null for none. `visible` is what scripts of the page see, null where
   * nobody could be asked; `context` is how near the page is that caused it (RFC 6265bis, section 5.2).
   */
  cookiesFor(url: string, visible: string | null, context?: SameSite): Promise<string | null>;
  /** Keeps what `Set-Cookie` lines say. */
  take(lines: readonly string[], url: string): Promise<void>;
  /** What the page is to write by `document.cookie`, so that its scripts see what they would see. */
  toWrite(url: string): Promise<string[]>;
  /** Hears what scripts of the page under this address see after it wrote these. */
  wrote(lines: readonly string[], url: string, visible: string): Promise<void>;
  /** Whether a cookie with HttpOnly of this name lies here, which no script may overwrite. */
  guards(name: string, path: string): Promise<boolean>;
  toText(): Promise<string>;
};

export type SameSite = 'strict' | 'lax' | 'none';

/** Marks a cookie that the page has not written yet, or that its browser did not take. */
const UNWRITTEN = 'Unwritten';

/**
 * The browser's cookies, in place of its own jar, which no service worker can set or read (RFC 6265, by tough-cookie). Those
 * without HttpOnly really lie in the browser, too: the page writes them, and what it says that its scripts see goes before what is
 * kept here. A script can put nothing in the place of one with HttpOnly.
 */
export async function createBrowserJar(kept: string | null): Promise<BrowserJar> {
  const jar = kept === null ? new CookieJar(undefined, bounds) : await CookieJar.deserialize(kept);
  /** To be deleted in the browser, by the address of the page that shows it. */
  const gone = new Map<string, string>();
  const at = (url: string) => jar.getCookies(url, { http: true });
  const isWritten = (cookie: Cookie) => !cookie.httpOnly && !isUnwritten(cookie);

  /** What was visible and is no more has been deleted by a script; what a script changed is changed. */
  async function believe(cookies: readonly Cookie[], visible: Map<string, string>, url: string) {
    for (const cookie of cookies.filter(isWritten)) {
      const value = visible.get(cookie.key);
      if (value === cookie.value) continue;
      if (value === undefined) {
        cookie.setMaxAge(0);
        await jar.setCookie(cookie, url, { ignoreError: true });
      } else {
        cookie.value = value;
        await jar.setCookie(cookie, url, { ignoreError: true });
      }
    }
  }

  return {
    async cookiesFor(url, visible, sameSiteContext = 'strict') {
      if (visible !== null) await believe(await at(url), parse(visible), url);
      const ours = await jar.getCookies(url, { http: true, sameSiteContext });
      const names = new Set(ours.map(({ key }) => key));
      const scripts = [...parse(visible ?? '')].filter(([name]) => !names.has(name));
      const pairs = [...ours.map(({ key, value }) => [key, value]), ...scripts];
      return pairs.length === 0 ? null : pairs.map(([name, value]) => `${name}=${value}`).join('; ');
    },

    async take(lines, url) {
      for (const line of lines) {
        const before = await at(url);
        const set = await jar.setCookie(line, url, { ignoreError: true });
        if (!set) continue;
        const shown = before.find((each) => each.key === set.key && each.path === set.path);
        const isGone = set.TTL() <= 0;
        if ((isGone || set.httpOnly) && shown && isWritten(shown))
          gone.set(`${set.key} ${set.path}`, `${set.key}=; Path=${set.path}; Max-Age=0`);
        if (isGone || set.httpOnly) continue;
        set.extensions = [...(set.extensions ?? []), UNWRITTEN];
        await jar.setCookie(set, url);
      }
    },

    async toWrite(url) {
      const unwritten = (await at(url)).filter((cookie) => !cookie.httpOnly && isUnwritten(cookie));
      return [...gone.values(), ...unwritten.map(toLine)];
    },

    async wrote(lines, url, visible) {
      for (const [key, line] of gone) if (lines.includes(line)) gone.delete(key);
      const seen = parse(visible);
      for (const cookie of await at(url)) {
        if (!isUnwritten(cookie) || seen.get(cookie.key) !== cookie.value) continue;
        cookie.extensions = (cookie.extensions ?? []).filter((each) => each !== UNWRITTEN);
        await jar.setCookie(cookie, url, { ignoreError: true });
      }
    },

    async guards(name, path) {
      const { cookies } = await jar.serialize();
      return cookies.some((each) => each.key === name && each.path === path && each.httpOnly === true);
    },

    toText: async () => JSON.stringify(await jar.serialize()),
  };
}

/** All of `github.io` would be one site by the list of public suffixes, which is long: no cookie here names a domain. */
const bounds = { rejectPublicSuffixes: false };

const isUnwritten = ({ extensions }: Cookie) => extensions?.includes(UNWRITTEN) === true;

/** As a script writes it: our own mark is none of a cookie's attributes. */
const toLine = (cookie: Cookie): string => cookie.toString().replace(`; ${UNWRITTEN}`, '');

function parse(text: string): Map<string, string> {
  const pairs = text.split(';').filter((pair) => pair.trim() !== '');
  return new Map(
    pairs.map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [name.trim(), value.join('=').trim()];
    }),
  );
}
