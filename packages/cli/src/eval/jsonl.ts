import { createReadStream } from 'node:fs';
import type { Scenario } from '@sluice/runtime';
import { checkScenario } from '../input/scenario.ts';
import { fileError, nameOf } from '../input/text.ts';
import { internalError } from '../internal-error.ts';
import { CommandError, type ExitStatus, type Io } from '../io.ts';
import { takeTime } from '../patience.ts';
import { evaluate } from './answer.ts';

/**
 * `eval --jsonl`: one object a line in, one a line out, answered as they come. A malformed line is told on stderr by
 * its number and gets no answer; the rest are answered all the same, and the status is 2.
 */
export async function answerLines(path: string, scenario: Scenario, service: boolean, io: Io): Promise<ExitStatus> {
  const name = nameOf(path);
  const refuse = (line: number, message: string): void => {
    status = 2;
    io.err.write(`sluice: ${name}:${line}: ${message}\n`);
  };
  let status: ExitStatus = 0;
  let line = 0;
  takeTime();
  for await (const text of lines(path, io)) {
    line++;
    if (text.trim() === '') continue;
    let question: Question | null = null;
    try {
      question = readQuestion(text, scenario);
      const { answer } = evaluate(question.code, question.scenario, service);
      io.out.write(`${JSON.stringify({ id: question.id, ...answer })}\n`);
    } catch (e) {
      if (e instanceof CommandError) refuse(line, e.message);
      else if (question === null) throw e;
      else {
        // a bug of ours spoils one answer, not the ones behind it
        const message = internalError(e);
        refuse(line, message);
        io.out.write(`${JSON.stringify({ id: question.id, limit: 'internal', message })}\n`);
      }
    }
  }
  return status;
}

interface Question {
  readonly id: unknown;
  readonly code: string;
  readonly scenario: Scenario;
}

function readQuestion(text: string, scenario: Scenario): Question {
  let data: { readonly id?: unknown; readonly code?: unknown; readonly context?: unknown } | null;
  try {
    data = JSON.parse(text) as typeof data;
  } catch (e) {
    throw new CommandError((e as Error).message);
  }
  if (typeof data !== 'object' || data === null || typeof data.code !== 'string')
    throw new CommandError('a line is an object {"id": …, "code": "…", "context": scenario or null}');
  const { id = null, code, context } = data;
  return {
    id,
    code,
    scenario: context === null || context === undefined ? scenario : checkScenario(context, 'context'),
  };
}

/** Lines end with LF or CRLF; the last one need not. */
async function* lines(path: string, io: Io): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of path === '-' ? io.stdin() : (createReadStream(path) as AsyncIterable<Uint8Array>)) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop()!;
      yield* parts;
    }
  } catch (e) {
    throw e instanceof Error && 'code' in e ? new CommandError(`${nameOf(path)}: ${fileError(e)}`) : e;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
