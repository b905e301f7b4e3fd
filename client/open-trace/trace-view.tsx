import { Workspace } from '../panels/workspace.tsx';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import { useCursorAddress } from '../timeline/use-cursor-address.ts';

const subject = { slug: 'trace', title: 'A trace' };

/** A whole trace, as on a lesson's page but without the lesson. */
export function TraceView() {
  useCursorAddress();
  return (
    <MarkingProvider>
      <h1 className="visually-hidden">A trace</h1>
      <Workspace subject={subject} />
    </MarkingProvider>
  );
}
