import type { Refuse } from './lab-limits.ts';
import { cryptoHas, offerCrypto, toSentence } from './offer-crypto.ts';
import { builtIns, type OfferedModules } from './offered-names.ts';
import { withLimits } from './with-limits.ts';

type Express = { application: { listen: unknown } };

/** What a learner may import: of each module the names that the lab has. What else Node has is refused by its name. */
export function offerModules(modules: OfferedModules, refuse: Refuse): OfferedModules {
  const express = modules.express as Express;
  express.application.listen = () => refuse(noListening);
  const whole = { ...modules, crypto: offerCrypto(modules.crypto as object, refuse) };
  const offered = Object.entries(builtIns).map(([name, { has, lacks }]) => {
    const module = whole[name as keyof typeof builtIns] as object;
    const more = name === 'crypto' ? cryptoHas : '';
    return [
      name,
      withLimits(pick(module, has), lacks, (lacked) => refuse(toSentence(`${name}.${lacked}`, more))),
    ];
  });
  return { ...whole, ...Object.fromEntries(offered) };
}

const noListening =
  'Could not listen at a port: the lab has no network, and the task asks for an app that does not listen by itself. ' +
  'Take listen out and return the app: the lab sends it the requests.';

/** A module that is a function, as `assert` and `events` are, stays itself. */
function pick(module: object, names: readonly string[]): object {
  if (typeof module === 'function') return module;
  return Object.fromEntries(names.map((name) => [name, Reflect.get(module, name)]));
}
