import { choosePngScale } from './picture-limits.ts';
import type { Picture } from './write-picture.ts';

export type Png = { ok: true; blob: Blob; scale: 1 | 2 } | { ok: false };

/** Paints a picture into a PNG, sharp where a canvas can hold that. Not ok where it can hold none. */
export const toPng = async ({ svg, width, height }: Picture): Promise<Png> => {
  const scale = choosePngScale({ width, height });
  if (scale === null) return { ok: false };
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return blob ? { ok: true, blob, scale } : { ok: false };
  } catch (error) {
    console.warn('Could not paint the picture.', error);
    return { ok: false };
  } finally {
    URL.revokeObjectURL(url);
  }
};
