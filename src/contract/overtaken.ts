/** While the call waited, something it began with became untrue: it runs again, as after a serialization failure of the database. */
export class Overtaken extends Error {
  readonly code = "40001";
}
