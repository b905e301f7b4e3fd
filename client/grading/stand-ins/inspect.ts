import { arrangeInColumns } from './arrange-in-columns.ts';
import { quote } from './quote.ts';
import { nameOf, showPlainly } from './show-plainly.ts';

type InspectOptions = { depth?: number | null; breakLength?: number; compact?: unknown };
type Context = {
  depth: number;
  breakLength: number;
  /** Spaces before what is written now. */
  indent: number;
  /** How deep the object lies that was written last. */
  level: number;
  above: object[];
  circular: Map<object, number>;
};
type Shape = { base: string; braces: [string, string]; entries: string[]; isList: boolean };

const custom = Symbol.for('nodejs.util.inspect.custom');
const mostItems = 100;
/** So many levels of objects may share a line. */
const compact = 3;

/** Node's `util.inspect` without colours and hidden fields: what is printed in a page is to look as in a terminal. */
export const inspect = Object.assign(
  (value: unknown, { depth = 2, breakLength = 80 }: InspectOptions = {}): string =>
    show(value, {
      depth: depth ?? Number.POSITIVE_INFINITY,
      breakLength,
      indent: 0,
      level: 0,
      above: [],
      circular: new Map(),
    }),
  { custom },
);

function show(value: unknown, context: Context): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return String(value);
  const own = Reflect.get(value, custom);
  if (typeof own === 'function') {
    const said: unknown = Reflect.apply(own, value, [context.depth - context.above.length, {}, inspect]);
    return typeof said === 'string'
      ? said.replaceAll('\n', `\n${' '.repeat(context.indent)}`)
      : show(said, context);
  }
  if (!context.above.includes(value)) return showObject(value, context);
  const { circular } = context;
  if (!circular.has(value)) circular.set(value, circular.size + 1);
  return `[Circular *${circular.get(value)}]`;
}

function showObject(value: object, context: Context): string {
  const level = context.above.length;
  const plain = showPlainly(value);
  const isEmpty = fieldsIn(value).length === 0;
  if (plain !== null && isEmpty) return plain;
  // What holds nothing is shown however deep it lies, and does not count as a level.
  if (isEmpty && sizeOf(value) === 0 && !(value instanceof Promise))
    return shapeOf(value, '', context).braces.join('');
  if (level > context.depth) return `[${Array.isArray(value) ? 'Array' : nameOf(value)}]`;
  context.above.push(value);
  context.level = level;
  const shape = shapeOf(value, plain ?? '', context);
  context.above.pop();
  const { base, braces, isList } = shape;
  const mark = context.circular.has(value) ? `<ref *${context.circular.get(value)}> ` : '';
  const entries =
    isList && shape.entries.length > 6
      ? arrangeInColumns(shape.entries, value as unknown[], context)
      : shape.entries;
  const before = base ? `${base} ` : '';
  if (context.level - level < compact && entries.length === shape.entries.length) {
    const start = entries.length + context.indent + braces[0].length + base.length + 10;
    const total = entries.reduce((sum, { length }) => sum + length, entries.length + start);
    if (
      total <= context.breakLength &&
      !entries.some((entry) => entry.includes('\n')) &&
      !base.includes('\n')
    )
      return `${mark}${before}${braces[0]} ${entries.join(', ')} ${braces[1]}`;
  }
  const line = `\n${' '.repeat(context.indent)}`;
  return `${mark}${before}${braces[0]}${line}  ${entries.join(`,${line}  `)}${line}${braces[1]}`;
}

function shapeOf(value: object, base: string, context: Context): Shape {
  const name = nameOf(value);
  const fields = () => fieldsOf(value, context);
  const sized = (size: number) => `${name}(${size}) `;
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView) && !base)) {
    const list = value as unknown[];
    const prefix = Array.isArray(value) && name === 'Array' ? '' : sized(list.length);
    return {
      base,
      braces: [`${prefix}[`, ']'],
      entries: [...itemsOf(list, context), ...fields()],
      isList: true,
    };
  }
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) =>
      within(context, () => `${show(key, context)} => ${show(item, context)}`),
    );
    return {
      base,
      braces: [`${sized(value.size)}{`, '}'],
      entries: [...entries, ...fields()],
      isList: false,
    };
  }
  if (value instanceof Set) {
    const entries = [...value].map((item) => within(context, () => show(item, context)));
    return {
      base,
      braces: [`${sized(value.size)}{`, '}'],
      entries: [...entries, ...fields()],
      isList: false,
    };
  }
  // Nobody can ask a promise in a browser how it stands.
  const first = value instanceof Promise ? ['<unknown>'] : [];
  const prefix = base || name === 'Object' ? '' : `${name} `;
  return { base, braces: [`${prefix}{`, '}'], entries: [...first, ...fields()], isList: false };
}

function itemsOf(list: unknown[], context: Context): string[] {
  const items: string[] = [];
  let at = 0;
  while (at < list.length && items.length < mostItems) {
    const from = at;
    while (at < list.length && !(at in list)) at += 1;
    const holes = at - from;
    if (holes > 0) items.push(`<${holes} empty item${holes > 1 ? 's' : ''}>`);
    else items.push(within(context, () => show(list[at++], context)));
  }
  const rest = list.length - at;
  return rest > 0 ? [...items, `... ${rest} more item${rest > 1 ? 's' : ''}`] : items;
}

const sizeOf = (value: object): number => {
  const { length, size } = value as { length?: unknown; size?: unknown };
  return Number(
    Array.isArray(value) || ArrayBuffer.isView(value)
      ? length
      : value instanceof Map || value instanceof Set
        ? size
        : 0,
  );
};

/** Names and values of what is neither hidden nor an item of a list. */
function fieldsIn(value: object): [string | symbol, PropertyDescriptor][] {
  const isIndexed = Array.isArray(value) || ArrayBuffer.isView(value) || value instanceof String;
  return Reflect.ownKeys(value).flatMap((key): [string | symbol, PropertyDescriptor][] => {
    const field = Object.getOwnPropertyDescriptor(value, key);
    if (!field?.enumerable || (isIndexed && typeof key === 'string' && /^\d+$/.test(key))) return [];
    return [[key, field]];
  });
}

function fieldsOf(value: object, context: Context): string[] {
  return fieldsIn(value).map(([key, field]) => {
    const name = typeof key === 'symbol' ? `[${String(key)}]` : /^[a-zA-Z_]\w*$/.test(key) ? key : quote(key);
    const written = field.get
      ? `[Getter${field.set ? '/Setter' : ''}]`
      : field.set
        ? '[Setter]'
        : within(context, () => show(field.value, context));
    return `${name}: ${written}`;
  });
}

function within(context: Context, act: () => string): string {
  context.indent += 2;
  const written = act();
  context.indent -= 2;
  return written;
}
