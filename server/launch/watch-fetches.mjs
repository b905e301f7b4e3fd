/**
 * Follows npm's own lines (`--loglevel=http`): how many files have come, and whether any ever will.
 * @returns {{ take(line: string): boolean, fetched(): number, unreachable(): string | null }}
 *   `take` says whether the line was of this kind; `unreachable` is the network's error code once several attempts in a row have failed and none has worked
 */
export function watchFetches() {
  let fetched = 0;
  let failures = 0;
  let code = '';
  return {
    take(line) {
      if (!line.startsWith('npm http ')) return false;
      const failure = line.match(/attempt \d+ failed with (\w+)/);
      if (failure) {
        failures += 1;
        code = failure[1] ?? '';
        return true;
      }
      fetched += 1;
      return true;
    },
    fetched: () => fetched,
    // Left alone, npm tries every package several times: two minutes until an offline learner hears why.
    unreachable: () => (fetched === 0 && failures >= 3 ? code : null),
  };
}
