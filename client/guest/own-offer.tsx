import { useState } from 'react';
import { Link } from 'wouter';
import type { BeatPlace, OwnPlace } from '#shared/api/room-api.ts';
import { lessonOf } from '../page/addresses.ts';
import { hrefOf } from '../requests/base.ts';
import { askForSandbox } from '../room/room-api.ts';
import { tellOwn } from '../room/tell-own.ts';
import { ownSandboxRecord } from '../storage/own-sandbox.ts';
import { roomPlaceRecord } from '../storage/room-place.ts';

/** The way to what the guest may go on with. */
export function OwnOffer({ code, own }: { code: string; own: OwnPlace }) {
  return (
    <section className="guest-room-own" aria-label="Try it yourself">
      {'exercise' in own ? (
        <>
          <p>
            Write it yourself, in your own browser: <strong>{tellOwn(own)}</strong>
          </p>
          <Link className="button" href={`/exercises/${own.exercise}`}>
            Open the exercise
          </Link>
        </>
      ) : (
        <Sandbox code={code} own={own} />
      )}
    </section>
  );
}

/** Into a cloakroom of the guest's own, at the presenter's beat. */
function Sandbox({ code, own }: { code: string; own: BeatPlace }) {
  const [isOpening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const open = async () => {
    if (isOpening) return;
    setOpening(true);
    const answer = await askForSandbox(code);
    if (!answer.ok) {
      setOpening(false);
      return setRefusal(answer.refusal.message);
    }
    const { id } = answer.value;
    ownSandboxRecord.write({ sandboxId: id });
    roomPlaceRecord.write({ code, sandboxId: id });
    // A whole new document, whose cookies are those of its own address.
    location.assign(hrefOf(lessonOf(id, own.lesson, own.step ?? undefined)));
  };
  return (
    <>
      <p>
        Try it yourself, in a cloakroom of your own: <strong>{tellOwn(own)}</strong>
      </p>
      <button type="button" className="button" aria-disabled={isOpening} onClick={open}>
        {isOpening ? 'Opening…' : 'Open mine'}
      </button>
      {refusal && (
        <p className="trouble" role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}
