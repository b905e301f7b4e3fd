import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { readRoomCode } from '#shared/room/room-code.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import './room-door.css';
import { sayWrongCode } from './say-wrong-code.ts';

/** Where a room’s code is typed in. */
export function RoomDoor({ typed = '' }: { typed?: string }) {
  useTitle('Into a room');
  const [, navigate] = useLocation();
  const [text, setText] = useState(typed);
  const [isWrong, setWrong] = useState(typed !== '');
  const enter = (event: FormEvent) => {
    event.preventDefault();
    const code = readRoomCode(text);
    if (code === null) return setWrong(true);
    navigate(`/r/${code}`);
  };
  return (
    <Page>
      <div className="lone">
        <form className="ticket room-door" onSubmit={enter}>
          <p className="eyebrow">Somebody presents</p>
          <h1>Which room?</h1>
          <label className="field">
            The room’s code
            <input
              value={text}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={12}
              aria-invalid={isWrong}
              aria-describedby="room-door-why"
              onChange={({ target }) => {
                setText(target.value);
                setWrong(false);
              }}
            />
          </label>
          <p id="room-door-why" role="status">
            {isWrong ? sayWrongCode(text) : 'Six letters and digits; whoever presents can tell you.'}
          </p>
          <button type="submit" className="button" data-tone="main">
            Come in
          </button>
        </form>
      </div>
    </Page>
  );
}
