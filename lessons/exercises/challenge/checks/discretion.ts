import { idNotLeaked, noStaleAnswers } from '../../checks/discretion.ts';

idNotLeaked();
noStaleAnswers();
