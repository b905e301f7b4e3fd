import {
  idNotLeaked,
  noForeignReaders,
  noStaleAnswers,
  passwordNotRepeated,
  printsNoSecrets,
} from '../../checks/discretion.ts';

idNotLeaked();
passwordNotRepeated();
printsNoSecrets();
noForeignReaders();
noStaleAnswers();
