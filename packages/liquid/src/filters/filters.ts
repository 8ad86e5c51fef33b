import { currencyFilters } from './currency.ts';
import { dateFilters } from './date.ts';
import { listFilters } from './list.ts';
import { numberFilters } from './number.ts';
import { filterOf, type Filter } from './signature.ts';
import { textFilters } from './text.ts';

/** Every filter by its name, which is case-sensitive. Others do not exist: their input passes through. */
export const FILTERS: ReadonlyMap<string, Filter> = new Map(
  [textFilters, listFilters, numberFilters, dateFilters, currencyFilters]
    .flatMap((filters) => Object.entries(filters).map(([signature, run]) => filterOf(signature, run)))
    .map((filter) => [filter.name, filter] as const),
);
