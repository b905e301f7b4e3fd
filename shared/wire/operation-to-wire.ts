import type { Body, OwnStoreOperation, TraceEventOf } from '../trace/event.ts';
import { operationCode } from '../trace/operation-code.ts';
import type { Explained, Piece, WireWriter } from './wire-message.ts';

const mark = (text: string, term: string, says: string): Explained => ({ text, term, says });

const deeds: Record<OwnStoreOperation['name'], readonly [term: string, says: string]> = {
  'map.get': ['Map', 'A variable of this server’s own process: no other server can look into it.'],
  'map.set': ['Map', 'A variable of this server’s own process. It is gone when the process ends.'],
  'map.delete': ['Map', 'Taken out of the variable; true when it was there.'],
  'map.entries': ['Map', 'All that the variable holds, one record after the other.'],
  'file.read': [
    'File',
    'The whole file is read, whichever session is wanted. No other server can see this disk.',
  ],
  'file.write': ['File', 'The whole file is written anew. It outlives the process that wrote it.'],
};

const ownEnd = /("?expiresAt"?\s*:\s*(?:-?[\d.]+|null))/;

/** A record's own end is the one field that code has to look at, since nothing else does. */
const explainField = (text: string): Piece =>
  ownEnd.test(text)
    ? mark(
        text,
        'expiresAt',
        'A field like any other: nothing throws the record away at that time. It lies there until code comes by and looks.',
      )
    : text;

const writeText = (writer: WireWriter, text: string): void => {
  for (const line of text.split(/\r?\n/)) writer.line(...line.split(ownEnd).map(explainField));
};

const writeFile = (writer: WireWriter, body: Body): void => {
  writer.line('');
  writeText(writer, body.text);
  if (body.truncated) writer.quietLine(`… ${body.bytes} bytes in all`);
};

/** Writes what a server did in its own memory or file as its code says it: none of it travelled over any wire. */
export const writeOperation = (writer: WireWriter, { operation }: TraceEventOf<'own-store'>): void => {
  const [term, says] = deeds[operation.name];
  const { call, result } = operationCode(operation, () => '…');
  writer.line(mark(call, term, says));
  switch (operation.name) {
    case 'map.get':
      if (operation.value === null) {
        writer.line(
          '→ ',
          mark('undefined', 'Nothing there', 'No such key in this memory. Others were not asked.'),
        );
      } else writeText(writer, `→ ${JSON.stringify(operation.value, null, 2)}`);
      break;
    case 'map.set':
      writeText(writer, JSON.stringify(operation.value, null, 2));
      break;
    case 'map.delete':
    case 'map.entries':
      writer.line(`→ ${result}`);
      break;
    case 'file.read':
      if (operation.body) writeFile(writer, operation.body);
      else
        writer.line(
          '→ ',
          mark('no such file', 'Nothing there', 'Nothing has been written to this disk yet.'),
        );
      break;
    case 'file.write':
      for (const id of Object.keys(operation.set)) {
        writer.line('+ ', mark(id, 'New', 'The record that is new in the file, or has changed.'));
      }
      for (const id of operation.removed) writer.line('- ', mark(id, 'Gone', 'It is no longer in the file.'));
      writeFile(writer, operation.body);
      break;
  }
};
