import {
  CLR,
  type ApiView,
  type DeploymentView,
  type GroupView,
  type OperationView,
  type ProductView,
  type SubscriptionView,
  type UserView,
} from '@sluice/expressions';
import { LastError } from '../exchange/last-error.ts';
import type {
  Scenario,
  ScenarioApi,
  ScenarioGroup,
  ScenarioLastError,
  ScenarioOperation,
  ScenarioProduct,
  ScenarioSubscription,
  ScenarioUser,
} from './format.ts';
import { instantOf, urlOf } from './values.ts';

/** The `context` sections of a scenario. What a given section leaves out is empty, not invented. */

export const apiOf = (api: ScenarioApi): ApiView => ({
  [CLR]: 'Sluice.IContextApi',
  id: api.id ?? '',
  name: api.name ?? api.id ?? '',
  path: api.path ?? '',
  version: api.version ?? null,
  revision: api.revision ?? '1',
  isCurrentRevision: api.isCurrentRevision ?? true,
  serviceUrl: api.serviceUrl ? urlOf(api.serviceUrl, 'api.serviceUrl') : null,
  protocols: api.protocols ?? ['https'],
  subscriptionKeyParameterNames: {
    header: api.subscriptionKeyParameterNames?.header ?? 'Ocp-Apim-Subscription-Key',
    query: api.subscriptionKeyParameterNames?.query ?? 'subscription-key',
  },
});

export const operationOf = (operation: ScenarioOperation): OperationView => ({
  [CLR]: 'Sluice.IOperation',
  id: operation.id ?? '',
  name: operation.name ?? operation.id ?? '',
  method: operation.method ?? 'GET',
  urlTemplate: operation.urlTemplate ?? '/',
});

export const productOf = (product: ScenarioProduct): ProductView => ({
  [CLR]: 'Sluice.IProduct',
  id: product.id ?? '',
  name: product.name ?? product.id ?? '',
  state: product.state ?? 'Published',
  approvalRequired: product.approvalRequired ?? false,
  subscriptionRequired: product.subscriptionRequired ?? true,
  subscriptionsLimit: product.subscriptionsLimit ?? null,
  groups: (product.groups ?? []).map(groupOf),
  apis: (product.apis ?? []).map(apiOf),
});

export const subscriptionOf = (s: ScenarioSubscription): SubscriptionView => ({
  [CLR]: 'Sluice.ISubscription',
  id: s.id ?? '',
  name: s.name ?? null,
  key: s.key ?? s.primaryKey ?? '',
  primaryKey: s.primaryKey ?? s.key ?? '',
  secondaryKey: s.secondaryKey ?? '',
  createdDate: dateOf(s.createdDate, 'subscription.createdDate') ?? YEAR_ONE,
  startDate: dateOf(s.startDate, 'subscription.startDate'),
  endDate: dateOf(s.endDate, 'subscription.endDate'),
});

export const userOf = (user: ScenarioUser): UserView => ({
  [CLR]: 'Sluice.IUser',
  id: user.id ?? '',
  email: user.email ?? null,
  firstName: user.firstName ?? null,
  lastName: user.lastName ?? null,
  note: user.note ?? null,
  registrationDate: dateOf(user.registrationDate, 'user.registrationDate') ?? YEAR_ONE,
  groups: (user.groups ?? []).map(groupOf),
  identities: (user.identities ?? []).map((i) => ({
    [CLR]: 'Sluice.IUserIdentity',
    id: i.id ?? '',
    provider: i.provider ?? '',
  })),
});

/** `routed`: the exchange runs in a gateway even where the scenario says nothing of it. */
export function deploymentOf({ deployment, certificates }: Scenario, routed: boolean): DeploymentView | null {
  if (!routed && deployment === undefined && certificates === undefined) return null;
  const { gateway, gatewayId, ...d } = deployment ?? {};
  return {
    [CLR]: 'Sluice.IDeployment',
    region: d.region ?? null,
    serviceId: d.serviceId ?? null,
    serviceName: d.serviceName ?? null,
    gatewayId: gatewayId ?? null,
    gateway:
      routed || gateway !== undefined
        ? {
            id: gateway?.id ?? gatewayId ?? null,
            instanceId: gateway?.instanceId ?? null,
            isManaged: gateway?.isManaged ?? gatewayId === 'managed',
          }
        : null,
    certificates: new Map(Object.entries(certificates ?? {}).map(([id, c]) => [id, pemOf(c)])),
  };
}

const pemOf = ({ pem, key }: { readonly pem: string; readonly key?: string }): string =>
  key === undefined ? pem : `${pem}\n${key}`;

export const lastErrorOf = (e: ScenarioLastError): LastError =>
  new LastError({
    source: e.source ?? '',
    reason: e.reason ?? null,
    message: e.message ?? '',
    scope: e.scope ?? null,
    section: e.section ?? null,
    path: e.path ?? null,
    policyId: e.policyId ?? null,
    httpErrorCode: 500,
  });

/** `DateTime.MinValue`. */
export const YEAR_ONE = -62135596800000;

const groupOf = (g: ScenarioGroup): GroupView => ({ [CLR]: 'Sluice.IGroup', id: g.id ?? '', name: g.name ?? '' });

const dateOf = (text: string | null | undefined, field: string): number | null =>
  text === null || text === undefined ? null : instantOf(text, field);
