import { stillWorks } from '../../checks/still-works.ts';

stillWorks();
