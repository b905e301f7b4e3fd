import { expect, it } from 'vitest';
import { describeCommand } from './describe-command.ts';

const say = (line: string) => {
  const [name = '', ...args] = line.split(' ');
  return describeCommand({ name, args });
};

it.each([
  ['stores session 4f2a for 3,600 seconds', ['SETEX session:4f2a 3600 {}', 'PSETEX session:4f2a 3600000 {}']],
  [
    'stores session 4f2a for 3,600 seconds',
    ['SET session:4f2a {} EX 3600', 'SET session:4f2a {} NX px 3600000'],
  ],
  ['stores session 4f2a', ['SET session:4f2a {}', 'SET session:4f2a {} KEEPTTL']],
  ['stores session 4f2a until a given time', ['SET session:4f2a {} EXAT 1790000000']],
  ['stores session 4f2a for ? seconds', ['SETEX session:4f2a soon {}']],
  ['lets session 4f2a live for 60 seconds', ['EXPIRE session:4f2a 60', 'PEXPIRE session:4f2a 60000']],
  ['lets session 4f2a live until a given time', ['EXPIREAT session:4f2a 1790000000']],
  ['looks up session 4f2a', ['GET session:4f2a', 'GETEX session:4f2a EX 60', 'HGETALL session:4f2a']],
  ['deletes session 4f2a', ['DEL session:4f2a', 'UNLINK session:4f2a']],
  ['deletes session 4f2a and 1 more', ['DEL session:4f2a user-sessions:2']],
  ['reads the session list of user 2', ['SMEMBERS user-sessions:2']],
  ['adds 4f2a to the session list of user 2', ['SADD user-sessions:2 4f2a']],
  ['sends FROBNICATE key', ['FROBNICATE key']],
])('says “%s” however it is spelt', (sentence, spellings) => {
  expect(spellings.map(say)).toEqual(spellings.map(() => sentence));
});
