type Props = {
  /** As the server drew it. */
  svg: string;
  /** What it leads to, after "QR code of". */
  of: string;
  /** In CSS pixels, where no style sheet says it. */
  size?: string;
};

/** A QR code. An image from data, not markup of ours: no script in it can run. */
export function QrCode({ svg, of, size }: Props) {
  return (
    <img
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      alt={`QR code of ${of}`}
      width={size}
      height={size}
    />
  );
}
