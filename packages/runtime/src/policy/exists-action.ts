import type { Headers } from '../exchange/headers.ts';

/** What `set-header` and `set-query-parameter` do where the name is there already. */
export const EXISTS_ACTIONS = ['override', 'skip', 'append', 'delete'] as const;
export type ExistsAction = (typeof EXISTS_ACTIONS)[number];

export function changeValues(headers: Headers, name: string, action: ExistsAction, values: readonly string[]): void {
  switch (action) {
    case 'override':
      headers.set(name, values);
      return;
    case 'skip':
      if (!headers.has(name)) headers.set(name, values);
      return;
    case 'append':
      headers.append(name, values);
      return;
    case 'delete':
      headers.delete(name);
      return;
    default:
      action satisfies never;
  }
}
