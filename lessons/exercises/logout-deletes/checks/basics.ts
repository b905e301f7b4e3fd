import { stillWorks } from '../../checks/still-works.ts';

stillWorks({ except: ['logout-deletes'] });
