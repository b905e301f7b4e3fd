/**
 * The options of ours that npm took for its own, since no `--` stood before them: it drops them without a word, and a
 * command would run as if nobody had asked. It leaves their names in the environment.
 * @param {readonly string[]} options that the command has, such as `port` or `no-open`
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} a message that says what to type, or null when npm took none
 */
export function swallowedOptions(options, env) {
  const taken = options.filter((option) => isTaken(option, env)).map((option) => `--${option}`);
  if (taken.length === 0) return null;
  const script = env.npm_lifecycle_event ?? 'start';
  const command = ['start', 'test'].includes(script) ? `npm ${script}` : `npm run ${script}`;
  return (
    `Could not take ${taken.join(' and ')}: npm keeps for itself what stands before " -- ". ` +
    `Type ${command} -- and then the options.`
  );
}

/**
 * @param {string} option
 * @param {NodeJS.ProcessEnv} env
 */
function isTaken(option, env) {
  // Three letters of npm's own, each an option: --long, --all and --no-yes.
  if (option === 'lan') return env.npm_config_long === 'true' && env.npm_config_all === 'true';
  if (option.startsWith('no-')) return env[`npm_config_${option.slice(3)}`] === '';
  return env[`npm_config_${option}`] !== undefined;
}
