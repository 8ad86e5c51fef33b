import { checkPolicy, SCOPES, type PolicyText, type Scope } from '@sluice/runtime';
import type { LintOptions } from './define.ts';
import type { Broader } from './flow.ts';
import { Subject } from './subject.ts';

/**
 * The documents that `<base />` stands for, from the next broader scope outwards. Where one is not given, could not be
 * read, or has statements that another tool chooses, nothing is known of it, nor of what it stands before. They are
 * read as data: what is wrong with them is said when they are checked themselves.
 */
export function broaderOf({ scope, broader }: LintOptions): Broader<Subject> {
  const known: Subject[] = [];
  if (broader === undefined) return { known, isWhole: false };
  // of a document without a scope, the caller has said which ones are broader
  const scopes = SCOPES.slice(0, SCOPES.indexOf(scope ?? 'operation')).reverse();
  for (const at of scopes) {
    const text = broader[at as keyof typeof broader];
    if (text === null) continue;
    const subject = text === undefined ? null : read(text, at);
    if (subject === null) return { known, isWhole: false };
    known.push(subject);
  }
  return { known, isWhole: true };
}

/** One text for many documents is read once. */
const readTexts = new WeakMap<object, Subject | null>();

function read(text: PolicyText, scope: Scope): Subject | null {
  const before = typeof text === 'string' ? undefined : readTexts.get(text);
  if (before !== undefined) return before;
  const { bound, diagnostics } = checkPolicy(text, { scope });
  const isBroken = diagnostics.some((d) => d.severity === 'error' && d.code.startsWith('XML'));
  const subject = new Subject(bound, {});
  const found = isBroken || bound.form !== 'policies' || subject.isDirected ? null : subject;
  if (typeof text !== 'string') readTexts.set(text, found);
  return found;
}
