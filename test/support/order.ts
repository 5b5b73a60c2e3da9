import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What needs no database, and goes first: meanwhile the databases are made. */
const BEFORE =
  /\/test\/(contract\/(slack|discord)|slack\/(payload-check|connection|conversation)|architecture\/|charter\/)/;

export class Order extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { before = [], after = [] } = Object.groupBy(await super.sort(files), ({ moduleId }) =>
      BEFORE.test(moduleId) ? "before" : "after",
    );
    return [...before, ...after];
  }
}
