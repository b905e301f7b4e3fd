import { type DragEvent, type ReactNode, useState } from 'react';
import './drop-ground.css';

type Props = {
  onFile: (file: File) => void;
  /** What was dropped is no file: a link, or a piece of text. */
  onNoFile: () => void;
  children: ReactNode;
};

/** A page on which a file can be dropped, as a shorter way to the button within it that chooses one. */
export function DropGround({ onFile, onNoFile, children }: Props) {
  const [isOver, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
    else onNoFile();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shorter way to the button within.
    <div
      className="drop-ground"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      }}
      onDrop={onDrop}
    >
      {children}
    </div>
  );
}
