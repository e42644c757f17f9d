import type { SectionNeeds } from './loaders/section-loader.ts';

/** What a selection on a section needs of the tables that are read with it. */
export function sectionNeeds(selected: ReadonlySet<string>): SectionNeeds {
  return {
    state: selected.has('state') || selected.has('findings'),
    roles: selected.has('found'),
    births: selected.has('birth') || selected.has('births'),
    marriages: selected.has('marriages'),
    deaths: selected.has('death') || selected.has('deaths'),
  };
}
