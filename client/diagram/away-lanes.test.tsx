// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import type { Participant } from '#shared/diagram/participants.ts';
import { AwayLanes } from './away-lanes.tsx';

const phone: Participant = { id: 'device', kind: 'device', name: 'Phone', of: 'phone' };

function Diagram({ hasArrow }: { hasArrow: boolean }) {
  const [away, setAway] = useState([phone]);
  return (
    <div className="diagram" tabIndex={-1}>
      <AwayLanes away={away} onCall={() => setAway([])} />
      {hasArrow && (
        <svg role="img" aria-label="arrows">
          <g data-of="7" tabIndex={0} />
        </svg>
      )}
    </div>
  );
}

const press = (hasArrow: boolean): void => {
  render(<Diagram hasArrow={hasArrow} />);
  const pill = screen.getByRole('button', { name: 'Phone' });
  pill.focus();
  fireEvent.click(pill);
  expect(pill.isConnected).toBe(false);
};

it('hands the focus of the pressed pill to the arrow that Tab comes to', () => {
  press(true);
  expect(document.activeElement?.getAttribute('data-of')).toBe('7');
});

it('hands it to the diagram where there is no arrow', () => {
  press(false);
  expect(document.activeElement?.className).toBe('diagram');
});
