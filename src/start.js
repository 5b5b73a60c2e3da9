// Plain JavaScript, so that a Node too old for everything else can still say so.
const OLDEST_NODE = 26;

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
  process.stderr.write(
    `Convene needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}. Start it with npm start, which brings its own.\n`,
  );
  process.exit(1);
}
await import("./quick-imports.js");
await import("./main.ts");
