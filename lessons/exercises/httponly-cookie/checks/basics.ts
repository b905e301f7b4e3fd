import { stillWorks } from '../../checks/still-works.ts';

stillWorks({ except: ['lives-until-then'] });
