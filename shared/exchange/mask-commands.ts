import type { Command, Reply } from '../trace/event.ts';
import { isSecretName, MASK, maskAnswer } from './mask-secrets.ts';

type Json = Extract<Reply, { ok: true }>['value'];

/** Hides passwords that a server keeps with its sessions: in JSON, and in a hash behind their field's name. */
export function maskCommand({ name, args }: Command): Command {
  const isField = (index: number) => /^H(SET|MSET|SETNX)$/.test(name) && index >= 2 && index % 2 === 0;
  return {
    name,
    args: args.map((arg, index) =>
      isField(index) && isSecretName(args[index - 1] ?? '') ? MASK : maskAnswer(arg),
    ),
  };
}

/** Hides passwords in what the store answers to a command. */
export function maskReply({ name, args }: Command, reply: Reply): Reply {
  if (!reply.ok) return reply;
  const { value } = reply;
  const fields = /^HM?GET$/.test(name) ? args.slice(1) : [];
  const maskField = (each: Json, index: number) =>
    each !== null && isSecretName(fields[index] ?? '') ? MASK : maskValue(each);
  return { ok: true, value: Array.isArray(value) ? value.map(maskField) : maskField(value, 0) };
}

function maskValue(value: Json): Json {
  if (typeof value === 'string') return maskAnswer(value);
  if (Array.isArray(value)) return value.map(maskValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, isSecretName(name) ? MASK : maskValue(field)]),
  );
}
