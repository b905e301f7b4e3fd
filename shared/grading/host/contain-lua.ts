import fengari from 'fengari';
import interop from 'fengari-interop';

type Lua = object;

const { lua, lauxlib, lualib, to_luastring: toText } = fengari;
const { push: pushAny, luaopen_js: openInterop } = interop;

/** What Redis gives to a script as well. Files, programs and other modules are none of it. */
const libraries = {
  _G: lualib.luaopen_base,
  table: lualib.luaopen_table,
  string: lualib.luaopen_string,
  math: lualib.luaopen_math,
  coroutine: lualib.luaopen_coroutine,
};
const forbidden = ['dofile', 'loadfile'];

/**
 * Keeps scripts that learners write for EVAL inside Lua. As it comes, the store in memory hands them JavaScript's own
 * objects, by whose constructors a script could run code in the realm of the store, and reckon its own verdict there; and
 * in Node files and programs besides. Changes the interpreter for all of this realm.
 */
export function containLua(): void {
  lualib.luaL_openlibs = (L) => {
    for (const [name, open] of Object.entries(libraries)) {
      lauxlib.luaL_requiref(L, toText(name), open, 1);
      lua.lua_pop(L, 1);
    }
    for (const name of forbidden) {
      lua.lua_pushnil(L);
      lua.lua_setglobal(L, toText(name));
    }
  };
  interop.luaopen_js = (L) => {
    const results = openInterop(L);
    // An error of JavaScript's would reach `pcall` as an object.
    lua.lua_atnativeerror(L, (state) => {
      const error = lua.lua_touserdata(state, 1);
      lua.lua_pushstring(state, toText(error instanceof Error ? error.message : String(error)));
      return 1;
    });
    return results;
  };
  interop.push = pushPlain;
}

/** Lists and records as tables, and nothing else than values. */
function pushPlain(L: Lua, value: unknown): void {
  if (typeof value === 'function' || value === null) pushAny(L, undefined);
  else if (typeof value !== 'object') pushAny(L, value);
  else if (ArrayBuffer.isView(value)) pushAny(L, String(value));
  else {
    lua.lua_newtable(L);
    for (const [key, each] of toEntries(value)) {
      pushAny(L, key);
      pushPlain(L, each);
      lua.lua_settable(L, -3);
    }
  }
}

function toEntries(value: object): [string | number, unknown][] {
  if (!Array.isArray(value)) return Object.entries(value);
  // A reply that is a list comes with an empty place in front, and a mark; a refusal that `pcall` took has none.
  const isReply = Symbol.for('__len') in value;
  if (!isReply && value.length === 2 && value[0] === 'error') return [['err', value[1]]];
  const items = isReply ? value.slice(1) : value;
  return items.map((item, index) => [index + 1, item]);
}
