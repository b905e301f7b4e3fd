import { expect, it } from 'vitest';
import { storeTrouble } from './store-trouble.ts';

const transaction = (message: string) =>
  Object.assign(new Error('EXECABORT Transaction discarded because of previous errors.'), {
    previousErrors: [new Error(message)],
  });

it.each([
  [new Error("OOM command not allowed when used memory > 'maxmemory'."), 'full'],
  [new Error('ERR Error running script (call to f_1): @user_script:4: -OOM command not allowed'), 'full'],
  [transaction("OOM command not allowed when used memory > 'maxmemory'."), 'full'],
  [new Error("READONLY You can't write against a read only replica."), 'refusing'],
  [new Error('LOADING Redis is loading the dataset in memory'), 'refusing'],
  [new Error('MISCONF Redis is configured to save RDB snapshots'), 'refusing'],
  [new Error('NOAUTH Authentication required.'), 'refusing'],
  [new Error('WRONGPASS invalid username-password pair'), 'refusing'],
  [new Error('NOPERM this user has no permissions'), 'refusing'],
  [new Error('BUSY Redis is busy running a script.'), 'refusing'],
  [transaction('READONLY You can’t write against a read only replica.'), 'refusing'],
  [new Error('Connection is closed.'), 'away'],
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'away'],
  [new Error('a bug that speaks of OOM somewhere'), null],
  [new Error('WRONGTYPE Operation against a key'), null],
  ['OOM', null],
])('tells what an error says of the store: %s', (error, trouble) => {
  expect(storeTrouble(error)).toBe(trouble);
});
