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
    [{ PORT: '0x10' }, /PORT: not a whole number from 0 to 65535/],
    [{ PORT: '1e3' }, /PORT: not a whole/],
    [{ HOST: 'http://localhost' }, /HOST: not a host name or an IP address, without http/],
    [{ HOST: 'localhost:8080' }, /HOST: not a host/],
    [{ HOST: 'fe80::1%eth0' }, /HOST: not a host/],
    [{ HOST: '*' }, /HOST: not a host/],
    [{ PUBLIC_URL: 'coat.example' }, /settings: PUBLIC_URL: not an address such as https:[^;]*$/],
    [
      { PUBLIC_URL: 'https://coat.example/?a=b' },
      /PUBLIC_URL: has more than a scheme, a name, a port and a path/,
    ],
    [{ PUBLIC_URL: 'https://coat.example//coats' }, /PUBLIC_URL: has more/],
    [{ PUBLIC_URL: 'https://coat.example/our coats/' }, /PUBLIC_URL: has more/],
    [{ PUBLIC_URL: 'https://coat.example/a;b/' }, /PUBLIC_URL: has more/],
    [{ PUBLIC_URL: 'https://coat.example/#a' }, /PUBLIC_URL: has more/],
    [{ PUBLIC_URL: 'https://ada:pw@coat.example/' }, /PUBLIC_URL: has more/],
    [{ TRUST_PROXY: '-1' }, /TRUST_PROXY: not a whole number from 0 to 10/],
    [{ TRUST_PROXY: 'true' }, /TRUST_PROXY: not a whole number from 0 to 10/],
    [{ FRAME_ANCESTORS: '*' }, /FRAME_ANCESTORS: not a list of addresses/],
    [{ FRAME_ANCESTORS: "https://a.example; script-src 'unsafe-inline'" }, /FRAME_ANCESTORS: not a list/],
    [{ FRAME_ANCESTORS: 'https://a.example/courses' }, /FRAME_ANCESTORS: not a list/],
    [{ CLASS_CODE: 'abc' }, /CLASS_CODE: shorter than 4 letters/],
    [{ HOST_TOKEN: 'secret' }, /HOST_TOKEN: not 22 to 128 letters, digits, _ or -/],
    [{ MAX_SANDBOXES: '2.5' }, /MAX_SANDBOXES: not a whole/],
    [{ SANDBOXES_PER_MINUTE: '0' }, /SANDBOXES_PER_MINUTE: not a whole/],
    [{ IDLE_MINUTES: '0' }, /IDLE_MINUTES: not more than 0/],
    [{ IDLE_MINUTES: '1e300' }, /IDLE_MINUTES: not a number of minutes/],
    [{ IDLE_MINUTES: '600000' }, /IDLE_MINUTES: more than a year/],
    [
      { LOG_LEVEL: 'loud' },
      /^Could not read the settings: LOG_LEVEL: not one of trace, debug, info, .*README/,
    ],
  ])('names the setting that it cannot use: %j', (environment, message) => {
    expect(() => readConfig(environment, [])).toThrow(message);
  });

  it('takes the space along that Windows’ `set PORT=4445 && npm start` leaves', () => {
    const settings = {
      PORT: '4445 ',
      HOST: ' 127.0.0.1',
      IDLE_MINUTES: '0.5 ',
      PUBLIC_URL: 'https://a.example ',
    };
    expect(readConfig(settings, [])).toMatchObject({
      port: 4445,
      host: '127.0.0.1',
      idleSeconds: 30,
      publicUrl: 'https://a.example',
    });
  });

  it.each([
    'https://coat.example',
    'https://coat.example/',
    'http://192.168.1.7:8080',
    'https://school.example/coat-check',
    'https://school.example/it/coat-check_2.0/',
  ])('takes %s', (address) => {
    expect(readConfig({ PUBLIC_URL: address }, []).publicUrl).toBe(address);
  });

  it('takes no option without heeding it', () => {
    expect(readConfig({ PORT: '5000' }, ['--port', '6000']).port).toBe(6000);
    expect(readConfig({}, ['--dev', '--no-open'])).toMatchObject({ dev: true, lan: false });
    expect(() => readConfig({}, ['--prot', '6000'])).toThrow("Could not start: Unknown option '--prot'");
    expect(() => readConfig({}, ['6000'])).toThrow('Could not start: Unexpected argument');
  });

  it('refuses two settings that contradict each other', () => {
    expect(() => readConfig({ CLIENT_FOLDER: 'dist' }, ['--dev'])).toThrow(
      /--dev .*CLIENT_FOLDER.*Leave one of them out/,
    );
  });
});
