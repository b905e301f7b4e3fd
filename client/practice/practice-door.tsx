import { GoIn } from '../entrance/go-in.tsx';
import { practiceOf } from '../page/addresses.ts';

/** The questions' address without a sandbox: each visitor comes into one of their own. */
export const PracticeDoor = () => <GoIn eyebrow="Practice" title="Questions that are run" way={practiceOf} />;
