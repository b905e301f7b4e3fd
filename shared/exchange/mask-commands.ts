import type { Command, Reply } from '../trace/event.ts';
import { createKnownSecrets, type KnownSecrets, MASK } from './known-secrets.ts';
import { isNamedSecret, maskText } from './mask-text.ts';
import { isSecretName } from './secret-names.ts';

type Json = Extract<Reply, { ok: true }>['value'];

/** Hides passwords that a server keeps with its sessions: in JSON, and in a hash behind their field's name, or a key's. */
export function maskCommand({ name, args }: Command, secrets: KnownSecrets = createKnownSecrets()): Command {
  const masked = args.map((arg, index) => {
    const named = args[nameIndex(name, index)] ?? '';
    // A key like `password:ada` is a name, and hides nobody's.
    if (!isSecretName(named)) return maskText(arg, index === 0 ? 'prose' : 'data', secrets);
    secrets.learn(arg);
    return MASK;
  });
  return { name, args: masked.map(secrets.hide) };
}

/** Where the name stands of the value at `index`; negative for what is no value. */
function nameIndex(command: string, index: number): number {
  if (/^H(SET|MSET|SETNX)$/.test(command)) return index >= 2 && index % 2 === 0 ? index - 1 : -1;
  if (/^MSET(NX)?$/.test(command)) return index % 2 === 1 ? index - 1 : -1;
  if (/^(SET|SETNX|GETSET|APPEND)$/.test(command)) return index === 1 ? 0 : -1;
  if (/^P?SETEX$/.test(command)) return index === 2 ? 0 : -1;
  if (/^([LR]PUSHX?|SADD)$/.test(command)) return index >= 1 ? 0 : -1;
  return -1;
}

/** Hides passwords in what the store answers to a command. */
export function maskReply(
  { name, args }: Command,
  reply: Reply,
  secrets: KnownSecrets = createKnownSecrets(),
): Reply {
  if (!reply.ok) return { ok: false, error: secrets.hide(reply.error) };
  const { value } = reply;
  const names = namesOfReply(name, args);
  const maskNamed = (each: Json, index: number): Json => {
    if (each === null || !isSecretName(names[index] ?? '')) return maskValue(each, secrets);
    secrets.learn(each);
    return MASK;
  };
  return {
    ok: true,
    value: Array.isArray(value) && names.length > 1 ? value.map(maskNamed) : maskNamed(value, 0),
  };
}

/** Under which names a command finds what it answers. */
function namesOfReply(name: string, args: readonly string[]): readonly string[] {
  if (name === 'HMGET' || name === 'HGET') return args.slice(1);
  if (name === 'MGET') return args;
  return /^(GET|GETEX|GETDEL|GETSET|GETRANGE)$/.test(name) ? args.slice(0, 1) : [];
}

/** Hides passwords in what a store holds, whatever shape it has. */
export function maskValue(value: Json, secrets: KnownSecrets): Json {
  if (typeof value === 'string') return secrets.hide(maskText(value, 'data', secrets));
  if (typeof value === 'number') return secrets.hide(String(value)) === MASK ? MASK : value;
  if (typeof value !== 'object' || value === null) return value;
  const maskField = (key: string, field: Json): Json => {
    if (field === null || !isNamedSecret(value, key)) return maskValue(field, secrets);
    secrets.learn(field);
    return MASK;
  };
  if (Array.isArray(value)) return value.map((field, index) => maskField(String(index), field));
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, maskField(key, field)]));
}
