import { stillWorks } from '../../checks/still-works.ts';
import { noStrayErrors } from '../../checks/store-failure.ts';

noStrayErrors();
stillWorks({ except: ['lives-until-then'] });
