/** A hook of the rack. */
export function HookShape() {
  return (
    <svg className="hook-shape" viewBox="0 0 30 36" width="30" height="36" aria-hidden="true">
      <path
        d="M15 0v14a7 7 0 1 0 7 7"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  );
}
