#!/usr/bin/env bash
# @duckdb/node-api 1.5.6-r.1 (npm; DuckDB 1.5.6): round_even(x, n) of an exact DECIMAL is not half to even everywhere. The
# column holds 1.005 exactly, so half to even at two places is 1.00; it gives 1.01. Of the thousand ties
# from 0.005 to 9.995 eight come out on the odd side, and the result is a DOUBLE whatever went in. round() of the same
# column stays a DECIMAL and is right (half away from zero). It looks as if the tie is looked for in binary floats: where
# x * 10^(n+1) falls beside the tie, round() decides.
# What to do: round in whole numbers: take units of the last place as integers and decide the tie by their remainder.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

package=@duckdb/node-api version=1.5.6-r.1
npm install --silent --no-audit --no-fund --prefix . "$package@$version" >/dev/null

cat > ties.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
const connection = await (await DuckDBInstance.create()).connect();
const one = async (sql) => (await connection.runAndReadAll(sql)).getRows()[0].map(String);
console.log("duckdb", ...(await one("select version()")));
console.log("types", ...(await one(`select typeof(x), typeof(round(x, 2)), typeof(round_even(x, 2))
                                    from (select 1.005::decimal(9, 3) as x)`)));
console.log("1.005", ...(await one("select round_even(x, 2) from (select 1.005::decimal(9, 3) as x)")));
// k/1000 with k = 5, 15, ... 9995: half to even in whole numbers of hundredths is the even one of k/10 -+ 1/2.
console.log("wrong", ...(await one(`
    select count(*), count(*) filter (cast(round_even(x, 2) * 100 as decimal(18, 3)) % 2 <> 0)
    from (select (k / 1000.0)::decimal(9, 3) as x from (select unnest(range(5, 10000, 10)) as k))`)));
JS
node ties.mjs | tee seen

cat > expected <<'SEEN'
duckdb v1.5.6
types DECIMAL(9,3) DECIMAL(9,2) DOUBLE
1.005 1.01
wrong 1000 8
SEEN
diff expected seen && echo "as it was with $package $version"
