import type { Nodes } from 'hast';
import type { Action, Beat } from '#shared/content/lesson.ts';

/** Ids of the participants whom a beat speaks of or has act: whoever reads it looks for them in the picture. */
export function neededLanes({ actions, say, told }: Beat): readonly string[] {
  const named = [say, ...(told ? [told] : [])].flatMap(termsIn);
  return [...new Set([...actions.flatMap(whoActs), ...named])];
}

const whoActs = (action: Action): string[] => {
  switch (action.type) {
    case 'log-in':
    case 'request':
    case 'read-cookies':
    case 'old-ticket':
      return ['browser'];
    case 'device':
      return action.takes === 'browser-ticket' ? [action.kind, 'browser'] : [action.kind];
    case 'plant':
      return ['attacker', 'browser'];
    case 'foreign-page':
      return ['browser'];
    case 'script':
      return action['sends-to'] === undefined ? ['browser'] : ['browser', 'attacker'];
    case 'skip-time':
    case 'settings':
    case 'restart-server':
      return [];
  }
};

/** `:term[the rack]{is=store}` names the store. What is no participant has no lane to be found. */
const termsIn = (node: Nodes): string[] => {
  const children = 'children' in node ? node.children.flatMap(termsIn) : [];
  const own = node.type === 'element' ? node.properties.dataTerm : undefined;
  return typeof own === 'string' && own !== 'cookie' ? [own, ...children] : children;
};
