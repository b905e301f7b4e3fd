/** Which halves of the stage are shown. */
export type StageView = 'cloakroom' | 'both' | 'diagram';

export const stageViews = ['cloakroom', 'both', 'diagram'] as const satisfies readonly StageView[];

/** The view that a key leads on to: first each half alone, then both again. */
export const viewAfter = (view: StageView): StageView =>
  (({ both: 'diagram', diagram: 'cloakroom', cloakroom: 'both' }) as const)[view];
