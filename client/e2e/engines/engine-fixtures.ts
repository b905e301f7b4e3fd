import { findFirefox, findWebKit } from '../../../server/launch/find-engines.mjs';
import { test as base } from '../server-fixtures.ts';
import type { Engine } from './engine.ts';
import { openFirefox } from './firefox.ts';
import { openWebKit } from './webkit.ts';

export type EngineName = 'firefox' | 'webkit';

/** One of the other engines, as the project names it. A test is skipped where the machine has none. */
export const test = base.extend<{ engine: Engine }, { engineName: EngineName }>({
  engineName: ['firefox', { option: true, scope: 'worker' }],
  engine: async ({ engineName }, use) => {
    const engine = await openEngine(engineName);
    base.skip(engine === null, `this machine has no ${engineName}`);
    if (engine === null) return;
    await use(engine);
    await engine.close();
  },
});

async function openEngine(name: EngineName): Promise<Engine | null> {
  if (name === 'firefox') {
    const program = findFirefox();
    return program === null ? null : openFirefox(program);
  }
  const programs = findWebKit();
  return programs && openWebKit(programs);
}
