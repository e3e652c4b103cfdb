// HiGHS as npm has it, on one file of LP text: tells whether its solution is best, and values that are not 0, as JSON.
//
//     node integer_solvers.mjs PACKAGES FILE.lp SECONDS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [packages, file, seconds] = process.argv.slice(2);
const require = createRequire(join(packages, "package.json"));
const highs = await require("highs")();
const options = { time_limit: Number(seconds), mip_rel_gap: 0, threads: 1, output_flag: false };
const solution = highs.solve(readFileSync(file, "utf8"), options);
const values = Object.entries(solution.Columns)
  .filter(([, column]) => column.Primal)
  .map(([name, column]) => [Number(name.slice(1)), column.Primal]);
console.log(JSON.stringify({ is_optimal: solution.Status === "Optimal", status: solution.Status, values }));
