import type { LeftOut } from './event.ts';

/** What a message is shown without, in two or three sentences; null where it is whole. */
export const tellLeftOut = (leftOut: LeftOut | undefined): string | null => {
  if (!leftOut) return null;
  const { own, others } = leftOut;
  const parts = [
    ...(own
      ? [
          'Left out: one cookie, coatcheck_device, by which Coat Check itself tells browsers apart. The server behind it never gets it.',
        ]
      : []),
    ...(others > 0
      ? [
          `Left out: ${others === 1 ? 'one cookie' : `${others} cookies`} of other programs on this machine. A browser keeps cookies by name of the host, whatever the port, and sends them along; they are nobody’s business here.`,
        ]
      : []),
  ];
  return parts.length === 0 ? null : parts.join(' ');
};
