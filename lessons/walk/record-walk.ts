import type { Walk } from '#shared/export/walk-file.ts';
import { startServer } from '../../server/start-server.ts';
import { standInPages } from '../../server/testing/stand-in-pages.ts';
import { createLearner } from './create-learner.ts';
import type { ToWalk } from './walk-lesson.ts';
import { walkWhole } from './walk-whole.ts';

/** Does a lesson at a real server of its own. @throws where it cannot be done, with all that was found */
export async function recordWalk(told: ToWalk): Promise<Walk> {
  const server = await startServer({ clientFolder: standInPages(), graceMs: 500 });
  try {
    const { walk, problems } = await walkWhole(await createLearner(server.port), told);
    if (problems.length > 0)
      throw new Error(`Could not record ${told.file}: it cannot be done.\n${problems.join('\n\n')}`);
    return walk;
  } finally {
    await server.close();
  }
}
