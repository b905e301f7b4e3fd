import type { Refuse } from './lab-limits.ts';
import { offerProcess, type RealProcess } from './offer-process.ts';
import { networkGlobals, type OfferedModules, offeredGlobals } from './offered-names.ts';

/**
 * Leaves a learner's realm the globals that it shares with the other one, and makes network and `crypto` the same in
 * both. This tidies up; the wall is the frame's policy, or a container.
 */
export function offerGlobals(
  globals: typeof globalThis,
  { crypto, events }: OfferedModules,
  says: { refuse: Refuse; print(text: string): void },
): void {
  const { refuse } = says;
  for (const holder of holdersOf(globals)) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (name !== 'constructor' && !offeredGlobals.has(name)) Reflect.deleteProperty(holder, name);
    }
  }
  const put = (name: string, value: unknown) =>
    Object.defineProperty(globals, name, { value, writable: true, configurable: true, enumerable: false });
  for (const name of networkGlobals) {
    put(name, function networkless() {
      refuse(`Could not use ${name}: the lab has no network. All that a server needs comes with deps.`);
    });
  }
  put('crypto', Reflect.get(crypto as object, 'webcrypto'));
  const emitter = Reflect.construct(events as new () => object, []);
  put('process', offerProcess(globals.process as unknown as RealProcess, emitter, says));
}

/** The realm's own object and the prototypes that only it has: what events and plain objects have is theirs. */
function holdersOf(globals: object): object[] {
  const holders: object[] = [];
  const { EventTarget } = globals as typeof globalThis;
  const ends: (object | null)[] = [Object.prototype, EventTarget.prototype, null];
  for (
    let holder: object | null = globals;
    !ends.includes(holder);
    holder = Reflect.getPrototypeOf(holder as object)
  )
    holders.push(holder as object);
  return holders;
}
