import { storeCommand } from '../../store/commands.ts';
import { lifetimeOptions } from '../../store/lifetime.ts';
import type { StoreValue } from '../../store/store-value.ts';
import { type CommandCall, interceptCommands } from '../../trace/intercept-commands.ts';

/** The parts of ioredis-mock that this needs: what a key holds, and when it ends. */
type MockClient = {
  data: {
    has(key: string): boolean;
    get(key: string): unknown;
    set(key: string, value: unknown): void;
    delete(key: string): void;
  };
  expires: { has(key: string): boolean; get(key: string): number };
};
type Call = CommandCall<null>;
type Outcome = [Error | null, unknown];

/**
 * Makes an ioredis-mock client as strict as Redis 7 where the difference would turn a wrong solution into a right one
 * or the other way round: lifetimes must be whole and positive, SET's options may be in lower case, `KEEPTTL` keeps the
 * TTL, a key that has run out can be set anew, a key of another type is an error, nothing is stored under names that every
 * object has as properties before somebody has stored it, and a closed client answers nothing.
 * @param now milliseconds since the epoch on the clock that the mock sees
 */
export function toStrictMock<Client extends object>(mock: Client, now: () => number): Client {
  const keys = mock as unknown as MockClient;
  keys.data = withoutInheritance(keys.data);
  let isClosed = false;

  const prepare = (call: Call): Call => {
    if (isClosed) throw new Error('Connection is closed.');
    const name = call.name.toLowerCase();
    const args = call.args.flat();
    refuseLifetime(name, args);
    refuseType(name, args, keys);
    if (name !== 'set') return call;
    // Asked for, a key that has run out is dropped. The mock would do so after the SET, and drop the new value.
    keys.data.has(String(args[0]));
    return { ...call, args: keepTtl(args.map(toOption), keys, now) };
  };

  return interceptCommands(mock, {
    mark: () => null,
    async command(call, send) {
      const prepared = prepare(call);
      if (call.name.toLowerCase() === 'quit') isClosed = true;
      return toPlain(await send(prepared));
    },
    async transaction(calls, send) {
      const outcomes: (Outcome | null)[] = [];
      const good: Call[] = [];
      for (const call of calls) {
        try {
          good.push(prepare(call));
          outcomes.push(null);
        } catch (error) {
          outcomes.push([error as Error, undefined]);
        }
      }
      const results = await send(good);
      if (results === null) return null;
      const plain = results.map(([error, reply]): Outcome => [error, toPlain(reply)]);
      return outcomes.map((outcome) => outcome ?? plain.shift() ?? [null, null]);
    },
  });
}

/** The mock keeps keys and hashes in plain objects, where `constructor` and `toString` stand from the beginning. */
function withoutInheritance(data: MockClient['data']): MockClient['data'] {
  return {
    ...data,
    get(key) {
      const value = data.has(key) ? data.get(key) : undefined;
      return typeOfValue(value) === 'hash' ? toBare(value as object) : value;
    },
    // The mock counts `valueOf` among the fields, and would keep a hash from which it has taken them all.
    set(key, value) {
      if (isBare(value) && Object.keys(value).length === 0) data.delete(key);
      else data.set(key, value);
    },
  };
}

/** Of what every object has, the mock itself needs `valueOf`. */
function toBare(hash: object): object {
  const bare: object = Object.assign(Object.create(null), hash);
  if (!Object.hasOwn(bare, 'valueOf'))
    Object.defineProperty(bare, 'valueOf', { value: () => bare, writable: true, configurable: true });
  return bare;
}

/** A hash as ioredis gives it: an object like any other. */
const toPlain = <Reply>(reply: Reply): Reply => (isBare(reply) ? { ...reply } : reply);

const isBare = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;

function refuseLifetime(name: string, args: unknown[]): void {
  const refuse = (value: unknown, mayBePast: boolean) => {
    if (!/^-?\d+$/.test(String(value))) throw new Error('ERR value is not an integer or out of range');
    if (!mayBePast && Number(value) <= 0) throw new Error(`ERR invalid expire time in '${name}' command`);
  };
  const command = storeCommand(name);
  const rule = command?.lifetime;
  if (rule === undefined || typeof rule === 'string') return;
  if (rule.from !== 'options') {
    refuse(args[rule.argument], command?.effect === 'sets-lifetime');
    return;
  }
  const isOption = (word: unknown) => Object.hasOwn(lifetimeOptions, String(word).toUpperCase());
  for (const [index, option] of args.entries()) {
    if (index >= rule.first && isOption(option) && !isOption(args[index - 1])) refuse(args[index + 1], false);
  }
}

/** Of SET's options the mock passes over those in lower case, so that `ex` would give no TTL. */
const toOption = (word: unknown, index: number): unknown =>
  index >= 2 && typeof word === 'string' ? word.toUpperCase() : word;

/** The mock forgets the TTL at KEEPTTL, so what is left of it is given as a new one. */
function keepTtl(args: unknown[], keys: MockClient, now: () => number): unknown[] {
  const at = args.findIndex((option, index) => index >= 2 && option === 'KEEPTTL');
  if (at < 0) return args;
  const key = String(args[0]);
  const rest = args.toSpliced(at, 1);
  const left = keys.data.has(key) && keys.expires.has(key) ? keys.expires.get(key) - now() : 0;
  return left > 0 ? [...rest, 'PX', left] : rest;
}

function refuseType(name: string, args: unknown[], keys: MockClient): void {
  const wanted = storeCommand(name)?.holds;
  const key = String(args[0]);
  if (!wanted || !keys.data.has(key)) return;
  if (typeOfValue(keys.data.get(key)) !== wanted) {
    throw new Error('WRONGTYPE Operation against a key holding the wrong kind of value');
  }
}

function typeOfValue(value: unknown): StoreValue['type'] {
  if (Array.isArray(value)) return 'list';
  if (value instanceof Set) return 'set';
  if (value instanceof Map) return 'sorted-set';
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) ? 'hash' : 'string';
}
