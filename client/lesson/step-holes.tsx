import './step-holes.css';

/** A hole for each step, or whatever else can be done, punched when it is. */
export const StepHoles = ({ steps, done }: { steps: readonly { id: string }[]; done: readonly string[] }) => (
  <span className="lesson-holes" aria-hidden="true">
    {steps.map(({ id }) => (
      <i key={id} data-punched={done.includes(id)} />
    ))}
  </span>
);
