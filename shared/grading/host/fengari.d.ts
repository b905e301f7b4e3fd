declare module 'fengari' {
  type Lua = object;
  type Text = Uint8Array;
  type Open = (L: Lua) => number;

  const fengari: {
    lua: {
      lua_pop(L: Lua, count: number): void;
      lua_pushnil(L: Lua): void;
      lua_pushstring(L: Lua, text: Text): void;
      lua_setglobal(L: Lua, name: Text): void;
      lua_newtable(L: Lua): void;
      lua_settable(L: Lua, index: number): void;
      lua_touserdata(L: Lua, index: number): unknown;
      lua_atnativeerror(L: Lua, handle: Open): void;
    };
    lauxlib: { luaL_requiref(L: Lua, name: Text, open: Open, global: number): void };
    lualib: {
      luaL_openlibs(L: Lua): void;
      luaopen_base: Open;
      luaopen_table: Open;
      luaopen_string: Open;
      luaopen_math: Open;
      luaopen_coroutine: Open;
    };
    to_luastring(text: string): Text;
  };
  export default fengari;
}
declare module 'fengari-interop' {
  const interop: { push(L: object, value: unknown): void; luaopen_js(L: object): number };
  export default interop;
}
