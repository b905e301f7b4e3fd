import type { Voucher as VoucherData } from '#shared/scene/scene.ts';
import { nameVoucher } from '#shared/scene/to-vouchers.ts';

const wax =
  'M0 -15Q5 -16.5 7.5 -13Q13 -13 13 -7.5Q16.5 -5 15 0Q16.5 5 13 7.5Q13 13 7.5 13Q5 16.5 0 15Q-5 16.5 -7.5 13Q-13 13 -13 7.5Q-16.5 5 -15 0Q-16.5 -5 -13 -7.5Q-13 -13 -7.5 -13Q-5 -16.5 0 -15Z';
const stamp = 'M-6 2L0 -7L6 2M-4 6H4';
const crack = 'M-3 -15L3 -6L-4 1L4 8L-2 15';
const question = 'M-4 -5A4.3 4.3 0 1 1 0 1V3M0 8V8.3';

/** A letter, folded from the right and sealed there, around the drawing's origin: the same as rides on an arrow. */
export function Voucher({ voucher: { name, worth, origin, cloth } }: { voucher: VoucherData }) {
  return (
    <g className="scene-voucher" data-worth={worth} data-origin={origin.type}>
      <rect className="scene-sheet" x="-54" y="-20" width="108" height="40" rx="2" />
      {cloth === null ? null : (
        <rect className="scene-ticket-cloth" data-cloth={cloth} x="-50" y="-17" width="8" height="34" />
      )}
      <path className="scene-fold" d="M54 -20 L17 0 L54 20" />
      <text
        className="scene-voucher-name"
        x="-13"
        y="7"
        textLength={Array.from(name).length > 5 ? 52 : undefined}
        lengthAdjust="spacingAndGlyphs"
      >
        {name || '?'}
      </text>
      <Seal worth={worth} />
      {worth === 'expired' || worth === 'denied' ? <path className="scene-void" d="M-40 13 L14 -13" /> : null}
      {worth === 'denied' ? <path className="scene-void" d="M-40 -13 L14 13" /> : null}
    </g>
  );
}

function Seal({ worth }: Pick<VoucherData, 'worth'>) {
  const place = { transform: 'translate(32px, 0)' };
  if (worth === 'unsealed') return <circle className="scene-no-seal" style={place} r="13" />;
  const sign = worth === 'changed' ? crack : worth === 'unknown' ? question : stamp;
  return (
    <g style={place}>
      <path className="scene-wax" d={wax} />
      <path className="scene-wax-sign" d={sign} />
    </g>
  );
}

/** The two halves of a voucher that was thrown away, on their way to the floor. */
export function TornVoucher() {
  return (
    <g className="scene-voucher">
      <path className="scene-sheet scene-torn-left" d="M-54 -20 H2 L-5 -9 L5 1 L-4 11 L3 20 H-54Z" />
      <path className="scene-sheet scene-torn-right" d="M54 -20 H2 L-5 -9 L5 1 L-4 11 L3 20 H54Z" />
    </g>
  );
}

/** What is said of a voucher to whoever does not see it. @param where it is */
export const labelVoucher = (voucher: VoucherData, where: string): string => {
  const named = nameVoucher(voucher);
  return `${named.charAt(0).toUpperCase()}${named.slice(1)}, ${where}`;
};
