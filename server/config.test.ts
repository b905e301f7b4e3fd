import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('readConfig', () => {
  it('needs no settings at all', () => {
    expect(readConfig({}, [])).toMatchObject({ port: 4444, host: null, redisUrl: null, dev: false });
  });

  it('takes an empty setting for a missing one', () => {
    expect(readConfig({ PORT: '', REDIS_URL: '' }, [])).toMatchObject({ port: 4444, redisUrl: null });
  });

  it.each([
    [{ PORT: 'eighty' }, /PORT/],
    [{ PORT: '70000' }, /PORT/],
    [{ REDIS_URL: 'localhost:6379' }, /REDIS_URL/],
    [{ PUBLIC_URL: 'coat.example' }, /PUBLIC_URL/],
    [{ TRUST_PROXY: '-1' }, /TRUST_PROXY/],
    [
      { LOG_LEVEL: 'loud' },
      /^Could not read the settings: LOG_LEVEL: not one of trace, debug, info, .*README/,
    ],
  ])('names the setting that it cannot use: %j', (environment, message) => {
    expect(() => readConfig(environment, [])).toThrow(message);
  });
});
