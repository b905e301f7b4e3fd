import { expect, it } from 'vitest';
import { readStartOptions } from './start-options.mjs';

it('listens on 4444 unless told otherwise, and lets the flag win over the environment', () => {
  expect(readStartOptions([], {}).port).toBe('4444');
  expect(readStartOptions(['--no-open'], { PORT: '5000' }).port).toBe('5000');
  expect(readStartOptions(['--port', '6000'], { PORT: '5000' }).port).toBe('6000');
  expect(readStartOptions(['--port=6000', '--lan'], {}).port).toBe('6000');
  expect(readStartOptions(['--port', '0', '--dev'], {})).toMatchObject({ port: '0', dev: true });
});

it.each([
  [['--port', 'abc'], {}, 'Could not open port "abc": it is no number from 0 to 65535.'],
  [['--port', '99999'], {}, 'Could not open port "99999"'],
  [[], { PORT: '-1' }, 'Could not open port "-1"'],
  [['--port'], {}, 'Could not start: '],
  [['--prot', '4998'], {}, "Could not start: Unknown option '--prot'. npm start -- --help"],
  [['4998'], {}, 'Could not start: Unexpected argument '],
])('refuses %j with %j in words', (args, env, message) => {
  expect(() => readStartOptions(args, env)).toThrow(message);
});
