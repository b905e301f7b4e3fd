import { z } from 'zod/mini';

export const themeChoices = ['system', 'light', 'dark'] as const;
export const themeChoiceSchema = z.catch(z.enum(themeChoices), 'system');
export type ThemeChoice = z.infer<typeof themeChoiceSchema>;

/** Which light the page is in, given what was chosen and what the system prefers. */
export const resolveTheme = (choice: ThemeChoice, systemIsDark: boolean): 'light' | 'dark' => {
  if (choice === 'system') return systemIsDark ? 'dark' : 'light';
  return choice;
};
