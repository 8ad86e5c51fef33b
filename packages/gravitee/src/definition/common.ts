import { graviteeMessages } from '../messages.ts';
import { hint, type Cursor } from './cursor.ts';
import type { Flow, ListenerPath, Plan, ResponseTemplate, ResponseTemplates, Target } from './definition.ts';
import type { Reading } from './reading.ts';
import { isDynamic, rejectCondition } from './steps.ts';

/** What definitions of version 2 and 4 write alike, or nearly. */

export const METHODS = [
  'CONNECT',
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
  'TRACE',
  'OTHER',
] as const;

/** Upper case; the gateway cannot read a definition with a method that it does not know. */
export function readMethods(selector: Cursor): string[] {
  return selector.items('methods').flatMap((item) => {
    const text = item.asText();
    if (text === null) return [];
    const method = text.toUpperCase();
    if (METHODS.some((m) => m === method)) return [method];
    item.refuse(`an HTTP method${hint(text, METHODS)}`);
    return [];
  });
}

export function readOperator(holder: Cursor, name: string): 'EQUALS' | 'STARTS_WITH' {
  return holder.oneOf(name, ['STARTS_WITH', 'EQUALS'], 'STARTS_WITH');
}

/** `.` is a wildcard of the gateway's own; the other characters of regular expressions are worth a warning. */
export function readFlowPath(holder: Cursor, absent: string): string {
  const path = holder.get('path');
  const text = path?.asText() ?? null;
  if (path === null || text === null) return absent;
  const special = /[*+?()[\]{}|^$\\]/.exec(text.replace(/(^|\/):[^/]*/g, '$1'))?.[0];
  if (special !== undefined) path.report(graviteeMessages('GIO3019', path.mark, { character: special }));
  return text;
}

export function readListenerPath(holder: Cursor): ListenerPath {
  const path = holder.text('path') ?? '/';
  return { host: holder.text('host')?.toLowerCase() ?? null, path: `/${path}/`.replace(/\/{2,}/g, '/') };
}

/** Plans that are deployed: neither in preparation nor closed, and not those that a subscription pushes to. */
export function readPlans(
  plans: readonly Cursor[],
  security: (plan: Cursor) => Plan['security'],
  flows: (plan: Cursor) => Flow[],
  reading: Reading,
): Plan[] {
  return plans.flatMap((plan) => {
    const status = plan.oneOf('status', ['PUBLISHED', 'DEPRECATED', 'STAGING', 'CLOSED'], 'PUBLISHED');
    const mode = plan.oneOf('mode', ['STANDARD', 'PUSH'], 'STANDARD');
    if (status === 'STAGING' || status === 'CLOSED' || mode === 'PUSH') return [];
    for (const name of ['selectionRule', 'selection_rule']) rejectCondition(plan, name, 'plan', reading);
    const id = plan.text('id') ?? '';
    return [{ id, name: plan.text('name') ?? id, security: security(plan), flows: flows(plan), span: plan.mark }];
  });
}

export const securityOf = (type: Cursor | null, configuration: Cursor | null, plan: Cursor): Plan['security'] => ({
  type: (type?.asText() ?? 'KEY_LESS')
    .toUpperCase()
    .replaceAll('-', '_')
    .replace(/^KEYLESS$/, 'KEY_LESS'),
  propagateApiKey: configuration?.node.kind === 'object' && configuration.flag('propagateApiKey', false),
  span: type?.mark ?? plan.mark,
});

/** The first endpoint that is no reserve. Sluice balances no load: of several, this one gets every request. */
export function readTarget(targets: readonly Cursor[], reading: Reading): Target {
  const [first, second] = targets;
  const url = first?.asText() ?? null;
  if (first === undefined || url === null) return { kind: 'none' };
  if (reading.toRun && isDynamic(url)) reading.report(graviteeMessages('GIO3022', first.mark, { what: 'this target' }));
  if (reading.toRun && second !== undefined)
    reading.report(
      graviteeMessages('GIO3021', second.mark, {
        what: 'Load is not balanced',
        instead: 'every request goes to the first endpoint',
      }),
    );
  if (!isDynamic(url) && !/^(?:https?|grpcs?|wss?):\/\/[^/?#\s]+/i.test(url)) first.refuse('an absolute URL');
  return { kind: 'url', url };
}

export function readResponseTemplates(templates: Cursor | null, reading: Reading): ResponseTemplates {
  const keys = (templates?.entries() ?? []).map(([key, byType]): [string, Map<string, ResponseTemplate>] => [
    key,
    new Map(
      (byType.expect('object')?.entries() ?? []).flatMap(([type, template]): [string, ResponseTemplate][] =>
        template.expect('object') === null ? [] : [[type, readTemplate(template, reading)]],
      ),
    ),
  ]);
  return new Map(keys);
}

function readTemplate(template: Cursor, { report, toRun }: Reading): ResponseTemplate {
  const body = template.get('body');
  const text = body?.asText() ?? '';
  if (toRun && body !== null && isDynamic(text))
    report(graviteeMessages('GIO3022', body.mark, { what: 'this response template' }));
  const headers = template.object('headers')?.entries() ?? [];
  return {
    status: template.integer('statusCode') ?? template.integer('status') ?? 400,
    headers: headers.flatMap(([name, value]): [string, string][] => [[name, value.asText() ?? '']]),
    body: text,
  };
}
