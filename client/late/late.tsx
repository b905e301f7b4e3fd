import type { ComponentType, ReactNode } from 'react';
import { ErrorBoundary } from '../page/error-boundary.tsx';
import { LateTrouble } from './late-trouble.tsx';
import { useAsked } from './use-asked.ts';

type Options<Props> = {
  /** In words, for when it does not come: *the desk*. */
  what: string;
  /** A dynamic import; it may be called again when it has failed. */
  load: () => Promise<ComponentType<Props>>;
  /**
   * What stands in its place until it is here. `trouble` says why it is not and offers another try; null while it is on
   * its way.
   */
  meanwhile: (trouble: ReactNode, props: Props) => ReactNode;
};

type Part<Props> = Pick<Options<Props>, 'what' | 'meanwhile'> & {
  arrived: ComponentType<Props> | null;
  fetch: () => Promise<void>;
};

/**
 * A part of the page that is fetched when it is first shown, or before by its `fetch` (`useFetchAhead`). Where it cannot
 * be fetched or drawn, that is told in its own place, and the rest of the page goes on.
 */
export function late<Props extends object>({ what, load, meanwhile }: Options<Props>) {
  const part: Part<Props> = {
    what,
    meanwhile,
    arrived: null,
    fetch: async () => {
      part.arrived ??= await load();
    },
  };
  return Object.assign((props: Props) => <LatePart part={part} its={props} />, { fetch: part.fetch });
}

function LatePart<Props extends object>({ part, its }: { part: Part<Props>; its: Props }) {
  const { what, meanwhile, arrived: Arrived, fetch } = part;
  const asked = useAsked(Arrived ? null : fetch, undefined);
  if (!Arrived) {
    return <>{meanwhile(asked.state === 'failed' ? <LateTrouble what={what} {...asked} /> : null, its)}</>;
  }
  return (
    <ErrorBoundary fallback={meanwhile(<LateTrouble what={what} failure="broken" />, its)}>
      <Arrived {...its} />
    </ErrorBoundary>
  );
}
