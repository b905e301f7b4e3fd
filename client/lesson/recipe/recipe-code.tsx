import { useMemo } from 'react';
import { reckonNumbers } from '#shared/content/jumbled-recipe.ts';
import source from '#shared/content/jumbled-recipe.ts?raw';
import type { ActionOf } from '#shared/content/lesson.ts';
import { type OwnLogin, ownLoginOf } from '#shared/content/own-login.ts';
import { shortenId } from '#shared/trace/shorten-id.ts';
import { usePlayed } from '../../timeline/use-played.ts';
import './recipe-code.css';

/** What the recipe finds from the thief's own number, and the text of the module that has found it. */
export function RecipeCode({ action }: { action: ActionOf<'device'> }) {
  const own = ownLoginOf(usePlayed(), action);
  return (
    <>
      {own ? (
        <Finding number={own.number} username={own.username} at={own.at} victim={action.of ?? ''} />
      ) : (
        <p>{action.name} has no number of his own yet.</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it. */}
      <section className="recipe-code" aria-label="The recipe’s code" tabIndex={0}>
        <pre translate="no">{source.trimEnd()}</pre>
      </section>
    </>
  );
}

function Finding({ number, username, at, victim }: OwnLogin & { victim: string }) {
  const { found, numbers } = useMemo(
    () => reckonNumbers({ number, username, at }, victim),
    [number, username, at, victim],
  );
  if (!found) {
    return (
      <p>
        Nothing that he tried gives his own number, <code>{shortenId(number)}</code>: it was not made so.
      </p>
    );
  }
  const { minute, counter } = found;
  return (
    <p>
      His own number, <code>{shortenId(number)}</code>, is{' '}
      <code>{`md5("${username} ${minute} ${counter}")`}</code>. So {victim}’s is{' '}
      <code>{`md5("${victim} ${minute} ${counter - 1}")`}</code>, <code>{shortenId(numbers[0] ?? '')}</code>.
    </p>
  );
}
