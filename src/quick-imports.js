import { registerHooks } from "node:module";

const FROM = "/node_modules/drizzle-orm/";

// Node reads a package's list of exports anew for each file of it, and drizzle's has 180 kB: half the time of a start.
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith(".") || !context.parentURL?.includes(FROM)) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: "module", shortCircuit: true };
  },
});
