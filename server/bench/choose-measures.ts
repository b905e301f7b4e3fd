/** What `npm run bench` measures in a browser, by the names that may follow it. */
export const pageMeasures = ['start', 'size', 'picture', 'playing', 'two-runs', 'lab', 'static'] as const;
/** And at servers. */
export const serverMeasures = [
  'sessions',
  'listeners',
  'listeners-two',
  'listeners-most',
  'listeners-until-slow',
  'room',
  'memory',
  'stalls',
  'stalls-redis',
] as const;

/** Needs a build of its own, so it is measured only where somebody asks for it. */
const onlyByName: readonly string[] = ['static'];

/**
 * Which of a program's measures are asked for: those that are named, or all.
 * @throws for a name that is nobody's
 */
export function chooseMeasures<Name extends string>(own: readonly Name[], args: readonly string[]): Name[] {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const all: readonly string[] = [...pageMeasures, ...serverMeasures];
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Error(
      `Could not measure "${unknown}": there is no such thing. Choose from: ${all.join(', ')}.`,
    );
  if (names.length === 0) return own.filter((name) => !onlyByName.includes(name));
  return own.filter((name) => names.includes(name));
}
