import { renderSVG } from 'uqr';
import { RecentMap } from '../recent-map.ts';

/**
 * Draws addresses as QR codes in SVG, each once: whoever presents asks for it every two seconds.
 *
 * @param most how many are remembered, some kilobytes each
 */
export function createQrCodes(most: number, draw: (address: string) => string = renderSVG) {
  const drawn = new RecentMap<string>(most);
  return (address: string): string => {
    const svg = drawn.get(address) ?? draw(address);
    drawn.set(address, svg);
    return svg;
  };
}
