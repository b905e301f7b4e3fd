const browsers = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
] as const;

const systems = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
] as const;

/** What somebody calls the device that sent this `User-Agent`: `Firefox on Linux`, or the beginning of what it says. */
export function nameDevice(userAgent: string | undefined): string {
  // Filling the store: a header may be kilobytes long, and anybody writes into it what they like.
  const said = (userAgent ?? '').slice(0, 400);
  const browser = browsers.find(([sign]) => sign.test(said))?.[1];
  const system = systems.find(([sign]) => sign.test(said))?.[1];
  if (browser) return system ? `${browser} on ${system}` : browser;
  return (
    said
      .replace(/[^\x20-\x7e]/g, '')
      .slice(0, 40)
      .trim() || 'unknown device'
  );
}
