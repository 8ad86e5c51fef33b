import { OpenApi, type Node } from '../exchange/openapi.ts';
import type { KnownOperation } from '../policy/service.ts';
import type { ServiceApi } from './description.ts';

/** The operations of an API: those that are listed, else those of its OpenAPI description; null where there is neither. */
export function operationsOf({ operations, openapi }: ServiceApi): readonly KnownOperation[] | null {
  if (operations !== undefined)
    return Object.entries(operations).map(([id, { name, method, urlTemplate = '/', parameters = [] }]) => ({
      id,
      name: name ?? null,
      method: method ?? 'GET',
      urlTemplate,
      parameters: new Set([...parametersIn(urlTemplate), ...parameters]),
    }));
  return openapi === undefined ? null : describedIn(new OpenApi(openapi));
}

const parametersIn = (urlTemplate: string): string[] =>
  Array.from(urlTemplate.matchAll(/\{\*?([^{}?]+)\}/g), ([, name]) => name!);

/**
 * An import turns required query parameters into parameters of the template, and can be told not to; so every query
 * parameter counts as one. An operation without an `operationId` gets an id that the service makes up.
 */
function describedIn(openapi: OpenApi): KnownOperation[] {
  const paths = openapi.member(openapi.root, 'paths');
  return Array.from(openapi.operations(), ({ path, method, operation }) => {
    const { operationId, summary } = operation;
    const id = typeof operationId === 'string' ? operationId : null;
    const parameters = [operation, openapi.member(paths, path)].flatMap((of) => templateParameters(openapi, of));
    return {
      id,
      name: typeof summary === 'string' ? summary : id,
      method: method.toUpperCase(),
      urlTemplate: path,
      parameters: new Set([...parametersIn(path), ...parameters]),
    };
  });
}

function templateParameters(openapi: OpenApi, of: Node | null): string[] {
  const list: unknown = of?.['parameters'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const { in: place, name } = openapi.node(item) ?? {};
    return (place === 'path' || place === 'query') && typeof name === 'string' ? [name] : [];
  });
}
