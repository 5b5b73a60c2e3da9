/** Where the house serves calendars. */
export const FEED_PATH = "/calendar/";
