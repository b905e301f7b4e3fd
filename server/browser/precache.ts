/** The files of one build, kept whole, so that an old worker never meets a new page's files, and a page works where its host is gone. */
export type Precache = {
  /** Keeps these files; those that are there already are not fetched again. @throws where one cannot be had */
  fill(files: readonly string[]): Promise<void>;
  /** Of the cache in which they lie. */
  readonly name: string;
  /** A file by its path beneath the base; null where there is none in this build. */
  find(file: string): Promise<Response | null>;
  /** Throws away the files of other builds. */
  dropOthers(): Promise<void>;
};

/** How many files are fetched at a time: the page's own requests shall not wait for these. */
const AT_ONCE = 3;

/** @param base the address beneath which the product lies, with a slash at its end */
export function createPrecache({
  base,
  version,
  files,
}: {
  base: string;
  version: string;
  files: readonly string[];
}): Precache {
  // Several copies of the product may lie on one origin.
  const family = `coat-check ${base} `;
  const name = family + version;
  const known = new Set(files);
  const addressOf = (file: string) => new URL(file, base).href;

  async function keep(cache: Cache, file: string): Promise<void> {
    // The name of what lies in assets/ has a hash of it: what the browser has by this name is it.
    const mode = file.startsWith('assets/') ? 'default' : 'no-cache';
    const answer = await fetch(addressOf(file), { cache: mode });
    if (!answer.ok) throw new Error(`Could not keep ${file}: the host answered ${answer.status}.`);
    await cache.put(addressOf(file), answer);
  }

  async function fill(wanted: readonly string[]): Promise<void> {
    const cache = await caches.open(name);
    // One question for all: a worker that begins anew mostly has them.
    const here = new Set((await cache.keys()).map(({ url }) => url));
    const line = wanted.filter((file) => !here.has(addressOf(file)));
    const take = async () => {
      for (let file = line.shift(); file !== undefined; file = line.shift()) await keep(cache, file);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
  }

  async function find(file: string): Promise<Response | null> {
    if (!known.has(file)) return null;
    const kept = await caches.match(addressOf(file), { cacheName: name });
    return kept ?? fetch(addressOf(file));
  }

  return {
    fill,
    find,
    name,
    async dropOthers() {
      const names = await caches.keys();
      const others = names.filter((each) => each.startsWith(family) && each !== name);
      await Promise.all(others.map((each) => caches.delete(each)));
    },
  };
}
