import type { Phase } from '../definition/definition.ts';
import type { PolicyDef } from './define.ts';

const both: readonly Phase[] = ['request', 'response'];
const request: readonly Phase[] = ['request'];
const response: readonly Phase[] = ['response'];

const known = (id: string, name: string, phases: readonly Phase[], purpose: string): PolicyDef => ({
  id,
  name,
  purpose,
  phases,
  legacyEngine: true,
  behaviour: null,
});

/** Policies that are known by their id and cannot be run yet. The commercial ones are not among them. */
export const knownPolicies: readonly PolicyDef[] = [
  known('api-key', 'API key', request, 'Asks for an API key.'),
  known('cache', 'Cache', request, 'Answers with responses that were stored before.'),
  known('circuit-breaker', 'Circuit breaker', request, 'Stops calling a backend that keeps failing.'),
  known('dynamic-routing', 'Dynamic routing', request, 'Chooses the target by the path.'),
  known('groovy', 'Groovy', both, 'Runs a script in Groovy.'),
  known('html-json', 'HTML to JSON', response, 'Picks parts of an HTML page into JSON.'),
  known('http-redirect', 'HTTP redirect', request, 'Answers with a redirect.'),
  known('http-signature', 'HTTP signature', request, 'Checks the signature of a request.'),
  known('ip-filtering', 'IP filtering', request, 'Allows or denies callers by address.'),
  known('javascript', 'JavaScript', both, 'Runs a script in JavaScript.'),
  known('js', 'JavaScript', both, 'Runs a script in JavaScript.'),
  known('json-threat-protection', 'JSON threat protection', request, 'Limits size and nesting of JSON bodies.'),
  known('json-to-json', 'JSON to JSON', both, 'Reshapes JSON bodies with JOLT.'),
  known('json-validation', 'JSON validation', both, 'Checks JSON bodies against a schema.'),
  known('json-xml', 'JSON to XML', both, 'Turns JSON bodies into XML.'),
  known('jwt', 'JWT', request, 'Checks JSON Web Tokens.'),
  known('key-less', 'Keyless', request, 'Lets every caller in.'),
  known('latency', 'Latency', request, 'Waits.'),
  known('mock', 'Mock', request, 'Answers in place of the backend.'),
  known('oauth2', 'OAuth2', request, 'Checks access tokens by introspection.'),
  known('policy-assign-attributes', 'Assign attributes', both, 'Sets attributes of the context.'),
  known('policy-assign-content', 'Assign content', both, 'Replaces the body.'),
  known('policy-basic-authentication', 'Basic authentication', request, 'Asks for name and password.'),
  known('policy-generate-jwt', 'Generate JWT', request, 'Makes a JSON Web Token.'),
  known('policy-http-callout', 'HTTP callout', both, 'Sends a request of its own.'),
  known('policy-interrupt', 'Interrupt', both, 'Ends the processing with an error.'),
  known('policy-override-request-method', 'Override method', request, 'Changes the method of the request.'),
  known('policy-request-validation', 'Request validation', request, 'Checks values of the request.'),
  known('quota', 'Quota', request, 'Limits calls over hours, days or months.'),
  known('rate-limit', 'Rate limit', request, 'Limits calls over seconds or minutes.'),
  known('rbac', 'Role-based access control', request, 'Asks for roles of the caller.'),
  known('regex-threat-protection', 'Regex threat protection', request, 'Refuses requests that match a pattern.'),
  known('request-content-limit', 'Content limit', request, 'Limits the size of request bodies.'),
  known('resource-filtering', 'Resource filtering', request, 'Allows or denies paths and methods.'),
  known('rest-to-soap', 'REST to SOAP', request, 'Turns a request into a SOAP call.'),
  known('retry', 'Retry', request, 'Calls the backend again after a failure.'),
  known('shared-policy-group-policy', 'Shared policy group', both, 'Brings in the steps of a shared policy group.'),
  known('spike-arrest', 'Spike arrest', request, 'Smooths peaks of calls.'),
  known('ssl-enforcement', 'SSL enforcement', request, 'Asks for TLS, and for client certificates.'),
  known('token-bucket-rate-limit', 'Token bucket', request, 'Limits calls by tokens that refill.'),
  known('traffic-shadowing', 'Traffic shadowing', request, 'Sends a copy of the request elsewhere.'),
  known('transform-headers', 'Transform headers', both, 'Sets, adds and removes headers.'),
  known('transform-queryparams', 'Query parameters', request, 'Sets and removes query parameters.'),
  known('url-rewriting', 'URL rewriting', response, 'Replaces text in headers and bodies.'),
  known('xml-json', 'XML to JSON', both, 'Turns XML bodies into JSON.'),
  known('xml-threat-protection', 'XML threat protection', request, 'Limits size and nesting of XML bodies.'),
  known('xml-validation', 'XML validation', request, 'Checks XML bodies against a schema.'),
  known('xslt', 'XSLT', both, 'Transforms XML bodies with a stylesheet.'),
];
