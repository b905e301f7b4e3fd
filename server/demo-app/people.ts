import type { Person } from './users.ts';

/**
 * The people of the demo. Their passwords are public, and stand beside them, so N is only 4096 and a login is quick.
 * A site with real passwords takes N = 2^17 (131072), r = 8, p = 1, as OWASP's Password Storage Cheat Sheet advises.
 */
export const people: readonly Person[] = [
  {
    id: 1,
    role: 'admin',
    username: 'admin', // secret
    passwordHash: 'scrypt$4096$8$1$yUgj/N3aijjXgKk7PCszLw==$UsVeQvIOLuye6Gf0IzB1FXUQBToBWLAOpC+Qc5kWnTM=',
  },
  {
    id: 2,
    role: 'member',
    username: 'ada', // poetical-science
    passwordHash: 'scrypt$4096$8$1$ni5wP29KhUI8uzNmnCbsPQ==$rxLmZ5LF2v+QrY3AtTc1RupOnuJLeEDhM+GRcq1gW/w=',
  },
  {
    id: 3,
    role: 'member',
    username: 'grace', // nanosecond
    passwordHash: 'scrypt$4096$8$1$qIOaHQ697aokcBMgO2GLBQ==$frYiUbiymwW2yjwu0zEUd1AuUYwx2i7eGoWIZLPnZZA=',
  },
  {
    id: 4,
    role: 'member',
    username: 'linus', // just-for-fun
    passwordHash: 'scrypt$4096$8$1$kf90CSp5m1yyEDNdNqpT1g==$e3QOdl0OM0eMEk8PPeyW0m1bdtuHhj773iCNaacMoLA=',
  },
];
