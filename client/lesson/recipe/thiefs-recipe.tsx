import { useState } from 'react';
import type { Action } from '#shared/content/lesson.ts';
import { late } from '../../late/late.tsx';

const RecipeCode = late({
  what: 'the recipe',
  load: async () => (await import('./recipe-code.tsx')).RecipeCode,
  meanwhile: (trouble) => trouble ?? <p>One moment…</p>,
});

/** By what a thief reckons numbers, folded to a line; nothing where no action of the beat does. */
export function ThiefsRecipe({ actions }: { actions: readonly Action[] }) {
  const [isOpen, setOpen] = useState(false);
  const action = actions.find((one) => one.type === 'device' && one.guesses === 'recipe');
  if (action?.type !== 'device') return null;
  return (
    <details className="beat-more recipe" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="folded-line">The thief’s recipe, the very code that runs</summary>
      {isOpen && <RecipeCode action={action} />}
    </details>
  );
}
