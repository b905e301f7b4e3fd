import { useEffect, useState } from 'react';
import { createRecord } from '../storage/create-record.ts';
import { resolveTheme, type ThemeChoice, themeChoiceSchema, themeChoices } from './theme-choice.ts';
import './theme-switch.css';

const labels: Record<ThemeChoice, string> = { system: 'System', light: 'Light', dark: 'Dark' };
// public/theme-before-paint.js reads it too, before the first paint.
const themeRecord = createRecord('theme', themeChoiceSchema);

const readChoice = (): ThemeChoice => {
  const kept = themeRecord.read();
  return kept.state === 'kept' ? kept.value : 'system';
};

/** Chooses between the system's light, day and night. */
export function ThemeSwitch() {
  const [choice, setChoice] = useState(readChoice);

  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      document.documentElement.dataset.theme = resolveTheme(choice, system.matches);
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [choice]);

  const choose = (value: string) => {
    const next = themeChoiceSchema.parse(value);
    setChoice(next);
    themeRecord.write(next);
  };

  return (
    <label className="theme-switch">
      <span className="visually-hidden">Light or dark</span>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
      </svg>
      <select value={choice} onChange={({ target }) => choose(target.value)}>
        {themeChoices.map((option) => (
          <option key={option} value={option}>
            {labels[option]}
          </option>
        ))}
      </select>
    </label>
  );
}
