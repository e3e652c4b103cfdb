// One peer of pairing_sweep.py on one full matrix: its processor seconds and the column of each row, as JSON.
//
//     node assignment_peers.mjs PACKAGES FILE linear-sum-assignment|munkres|munkres-js|hungarian-on3
//
// FILE holds float64: rows, columns, then costs row by row. Reading them, and laying them as the package takes them, is
// not timed. As many calls as a small matrix needs to be measured are one run; of the runs of a second the median of
// the later half counts, by when the program has been compiled.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, file, name] = process.argv.slice(2);
const require = createRequire(join(packages, "here.js"));
const bytes = readFileSync(file);
const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
const [rows, columns] = numbers;
const costs = Array.from({ length: rows }, (_, row) =>
  Array.from(numbers.subarray(2 + row * columns, 2 + (row + 1) * columns)));

async function loaded() {
  if (name === "linear-sum-assignment") {
    const { Matrix } = require("ml-matrix");
    const entry = join(packages, "node_modules", name, "lib", "index.js");
    const { linearSumAssignment } = await import(pathToFileURL(entry));
    const matrix = new Matrix(costs);
    return () => Array.from(linearSumAssignment(matrix, { maximaze: false }).rowAssignments);
  }
  const found = require(name);
  const solve = typeof found === "function" ? found : found.munkres ?? found.default;
  return () => {
    const chosen = new Array(rows).fill(-1);
    for (const [row, column] of solve(costs)) chosen[row] = column;
    return chosen;
  };
}

function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const solve = await loaded();
const calls = Math.max(1, Math.floor(100_000 / (rows * columns)));
const taken = [];
let chosen;
for (let sum = 0; sum < 1 && taken.length < 40;) {
  const before = spent();
  for (let call = 0; call < calls; ++call) chosen = solve();
  sum += spent() - before;
  taken.push((spent() - before) / calls);
}
const later = taken.slice(taken.length >> 1).sort((left, right) => left - right);
console.log(JSON.stringify({ seconds: later[later.length >> 1], columns: chosen }));
