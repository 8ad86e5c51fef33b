import type { RunResult, TraceEntry } from '@sluice/runtime';
import type { Io } from '../io.ts';
import { dataShownOn, styleOf, type Style } from '../output/style.ts';
import type { Change, RecordedStep } from './changes.ts';

/** What a person sees of a run: the response, what was sent, the error if there was one, and the steps in order. */
export function showResults(
  allResults: readonly RunResult[],
  allSteps: readonly RecordedStep[],
  { inFull }: { readonly inFull: boolean },
  { out }: Io,
): void {
  const style = styleOf(out);
  const results = dataShownOn(out, allResults);
  const recorded = dataShownOn(out, allSteps);
  let at = 0;
  results.forEach((result, i) => {
    const steps =
      recorded.length === 0
        ? result.trace.map((entry) => ({ entry, changes: [] }))
        : recorded.slice(at, at + result.trace.length);
    at += result.trace.length;
    const blocks = [
      results.length > 1 ? [style.bold(`Request ${i + 1} of ${results.length}`)] : [],
      responseBlock(result.response, style),
      requestBlock(result, inFull, style),
      toldBlock(result, inFull, style),
      errorBlock(result, style),
      traceBlock(steps, inFull, style),
    ];
    const text = blocks
      .filter((b) => b.length > 0)
      .map((b) => b.join('\n'))
      .join('\n\n');
    out.write(`${i > 0 ? '\n' : ''}${text}\n`);
  });
}

function responseBlock({ status, reason, headers, body }: RunResult['response'], style: Style): string[] {
  const paint = status < 400 ? style.green : status < 500 ? style.yellow : style.red;
  return [style.bold(paint(`${status} ${reason}`)), ...messageLines(headers, body, style)];
}

function messageLines(
  headers: RunResult['response']['headers'],
  body: RunResult['response']['body'],
  style: Style,
): string[] {
  const lines = Object.entries(headers).flatMap(([name, values]) => values.map((v) => `${style.cyan(name)}: ${v}`));
  if (typeof body !== 'string') lines.push('', style.dim(`(base64) ${body.base64}`));
  else if (body !== '') lines.push('', body.replace(/\r?\n$/, ''));
  return lines;
}

/** One line for each request; in full with headers and body. */
function requestBlock({ backendRequests, sentRequests }: RunResult, inFull: boolean, style: Style): string[] {
  const all = [
    ...sentRequests.map((request) => ({ request, to: 'sent' })),
    ...backendRequests.map((request) => ({ request, to: 'to the backend' })),
  ];
  if (all.length === 0) return [];
  const lines = all.flatMap(({ request, to }) => [
    `  ${request.method} ${request.url}  ${style.dim(to)}${certificateText(request, style)}`,
    ...(inFull ? messageLines(request.headers, request.body, style).map((line) => `      ${line}`.trimEnd()) : []),
  ]);
  return [style.bold('Requests'), ...lines];
}

const certificateText = ({ clientCertificate }: RunResult['sentRequests'][number], style: Style): string =>
  clientCertificate === undefined ? '' : style.dim(`, with the certificate ${clientCertificate}`);

/** What statements told the host: events, metrics, messages, and what they wrote to the log. */
function toldBlock(
  { events = [], metrics = [], messages = [], log = [] }: RunResult,
  inFull: boolean,
  style: Style,
): string[] {
  const pairs = (texts: Readonly<Record<string, string>>): string =>
    Object.entries(texts)
      .map(([name, value]) => `  ${style.dim(`${name}=`)}${value}`)
      .join('');
  const told = [
    ...events.map((e) => ({ what: 'event', to: e.logger, text: e.message, rest: '' })),
    ...metrics.map((m) => ({ what: 'metric', to: m.name, text: String(m.value), rest: pairs(m.dimensions) })),
    ...messages.map((m) => ({
      what: m.queue === undefined ? 'to topic' : 'to queue',
      to: m.queue ?? m.topic ?? '',
      text: m.payload,
      rest: pairs(m.properties),
    })),
    ...log.map((e) => ({ what: e.severity, to: e.source, text: e.message, rest: pairs(e.metadata) })),
  ];
  if (told.length === 0) return [];
  return [
    style.bold('Told the host'),
    ...told.map(
      ({ what, to, text, rest }) =>
        `  ${style.dim(what)} ${style.cyan(to)} ${shorten(text, inFull ? Infinity : LONGEST)}${rest}`,
    ),
  ];
}

function errorBlock({ lastError }: RunResult, style: Style): string[] {
  if (lastError === null) return [];
  const fields = Object.entries(lastError).filter((f): f is [string, string] => f[1] !== null && f[1] !== '');
  const width = Math.max(...fields.map(([name]) => name.length));
  return [style.bold('Last error'), ...fields.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)];
}

/** Columns of the statements, so that a deep one does not push the changes out of sight. */
const WIDEST = 52;
const LONGEST = 100;

function traceBlock(steps: readonly RecordedStep[], inFull: boolean, style: Style): string[] {
  if (steps.length === 0) return [style.bold('Trace'), style.dim('  no statement ran')];
  const severalScopes = new Set(steps.map((s) => s.entry.scope)).size > 1;
  const rows = steps.map(({ entry, changes }) => ({
    head: `${severalScopes ? `${entry.scope ?? ''} ` : ''}${headOf(entry)}`,
    changes: changes.map((c) => changeText(c, inFull ? Infinity : LONGEST, style)),
  }));
  const width = Math.min(WIDEST, Math.max(...rows.map((r) => r.head.length)));
  return [
    style.bold('Trace'),
    ...rows.flatMap(({ head, changes }) => {
      if (changes.length === 0) return [`  ${style.dim(head)}`];
      const beside = head.length <= width;
      const first = beside ? [`  ${head.padEnd(width)}  ${changes[0]!}`] : [`  ${head}`];
      return [...first, ...changes.slice(beside ? 1 : 0).map((c) => `  ${' '.repeat(width)}  ${c}`)];
    }),
  ];
}

function changeText({ what, before, after }: Change, longest: number, style: Style): string {
  const name = style.cyan(what);
  if (after === null) return `${name} ${style.dim('removed')}`;
  const value = shorten(after, longest);
  const hasShortPast = before !== null && before.length <= 40 && !what.endsWith('.body') && what !== 'lastError';
  return hasShortPast ? `${name} ${style.dim(`${oneLine(before)} →`)} ${value}` : `${name} = ${value}`;
}

const oneLine = (text: string): string => text.replaceAll('\n', '⏎').replaceAll('\r', '');
const shorten = (text: string, longest: number): string => {
  const line = oneLine(text);
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
};

/** Section and path; the path of a Gravitee step begins with its phase, and does not name its policy. */
function headOf({ section, path, policy }: TraceEntry): string {
  const full = path.startsWith(section) ? path : `${section}/${path}`;
  return path.includes(policy) ? full : `${full} ${policy}`;
}
