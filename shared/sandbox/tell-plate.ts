import { brokenSettings } from './broken-settings.ts';
import type { SandboxSettings } from './settings.ts';

/** As many mistakes are named on a plate. */
const mostNamed = 2;

/** What a cloakroom is like, as its plate says in three short parts: `One server`, `one rack`, `coats stay 60 min`; what is broken comes before them. */
export function tellPlate(settings: SandboxSettings): string[] {
  const broken = brokenSettings(settings).map(({ note }) => note);
  const more = broken.length - mostNamed;
  const named = [...broken.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return [
    ...(broken.length === 0 ? [] : [`Broken: ${named}`]),
    settings.servers.length === 1 ? 'One server' : 'Two servers',
    rackOf(settings),
    stays[settings.timeout],
  ];
}

function rackOf({ sessionsIn, storeUp, servers }: SandboxSettings): string {
  if (sessionsIn === 'redis') return storeUp ? 'one rack' : 'the rack is shut';
  const [own, each] =
    sessionsIn === 'memory' ? ['in its memory', 'in each memory'] : ['on its disk', 'on each disk'];
  return servers.length === 1 ? `rack ${own}` : `a rack ${each}`;
}

const stays: Record<SandboxSettings['timeout'], string> = {
  absolute: 'coats stay 60 min',
  idle: 'coats stay 60 min after use',
  both: 'coats stay 15 min after use, 60 at most',
  none: 'coats stay for ever',
};
