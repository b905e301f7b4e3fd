import { GoIn } from '../entrance/go-in.tsx';
import { practiceOf } from '../page/addresses.ts';

/** The address of the questions, or of a deck of them, without a sandbox: each visitor comes into one of their own. */
export const PracticeDoor = ({ deck }: { deck: string | null }) => (
  <GoIn eyebrow="Practice" title="Questions that are run" way={(id) => practiceOf(id, deck ?? undefined)} />
);
