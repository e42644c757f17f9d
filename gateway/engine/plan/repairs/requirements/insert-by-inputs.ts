import { broughtBy, overlap, readBy } from './fetch-paths.ts';
import { insertFetch } from './insert-fetch.ts';
import type { FetchNode, PlanNode } from '../../plan.ts';

/** Puts a fetch into a plan: behind the fetches that bring what it reads, before those that read what it brings. */
export function insertByInputs(plan: PlanNode, added: FetchNode): PlanNode {
  const [read, brought] = [readBy(added), broughtBy(added)];
  return insertFetch(plan, added, {
    // Whatever reaches into the object may bring an input of it; the last such fetch comes before us.
    isProvider: (fetch) => overlap(read, broughtBy(fetch)),
    isUser: (fetch) => overlap(brought, readBy(fetch)),
  });
}
