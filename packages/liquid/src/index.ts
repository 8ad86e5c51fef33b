/** Liquid in DotLiquid's dialect with C#'s names, as API Management runs it. Knows no policies and no requests. */
export { parseTemplate } from './template.ts';
export type { ParsedTemplate, Template } from './template.ts';
export { liquidMessages } from './messages.ts';
export { FILTERS } from './filters/filters.ts';
export type { Filter } from './filters/signature.ts';
export { TAGS } from './tags/tags.ts';
export type { TagDef } from './tags/define.ts';
/** What a host gives to a template. */
export { Drop, Hash, textsOf } from './values/kinds.ts';
export { fromClr, jsonValue } from './values/from-clr.ts';
export { xmlValue } from './values/xml.ts';
export type { Nil } from './values/xml.ts';
