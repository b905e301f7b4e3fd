import { useState } from 'react';
import type { RoomQuestion } from '#shared/api/room-api.ts';

/**
 * Whether what the room was asked has been run since: the question is closed, and another event is shown than when that was
 * first seen. What was said then makes way for the picture.
 *
 * @param shown number of the event that the stage shows
 */
export const useIsRun = (question: RoomQuestion | null, shown: number): boolean => {
  const [closed, setClosed] = useState<{ id: string; shown: number } | null>(null);
  if (question?.counts && closed?.id !== question.id) setClosed({ id: question.id, shown });
  return closed !== null && closed.id === question?.id && closed.shown !== shown;
};
