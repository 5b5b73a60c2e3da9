/** The database belongs to the other mode for good. */
export class WrongStamp extends Error {}
