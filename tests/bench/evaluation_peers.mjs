// One peer of evaluation_table.py: scores the members in FOLDER with DuckDB or Polars from npm, by whole numbers or floats.
//
//     node --expose-gc evaluation_peers.mjs PACKAGES FOLDER duckdb|polars whole|floats ROUNDS
//
// FOLDER holds scheme.json and columns of int32 (member, indicator, value, unit); reading them in is not timed. Told in one
// line of JSON: seconds of the quickest round, MiB at the peak of all rounds above what there was, and kept. What was made
// is left in FOLDER. A process a peer and kind: memory that an allocator keeps would hide what the next one needs.
//
// Whole numbers are hundredths, halves to even, as the scheme has it. Neither has a decimal that divides exactly: DuckDB's
// DECIMAL gives a DOUBLE. Both group rows by member and indicator, cells by member and area, areas by member; Polars by one
// number for both, which took it a fifth less processor time (tried once), and DuckDB a quarter more.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const [packages, folder, peer, kind, rounds] = process.argv.slice(2);
const load = createRequire(`${packages}/here.js`);
const scheme = JSON.parse(fs.readFileSync(`${folder}/scheme.json`, 'utf8'));
const isWhole = kind === 'whole';
const ofAll = scheme.weights.reduce((sum, weight) => sum + weight);
const ofArea = scheme.worths.slice(0, scheme.each).reduce((sum, weight) => sum + weight);
const unitOfAmount = isWhole ? 100 : 1;
const knots = scheme.knots.map(([at, points]) => [unitOfAmount * at, unitOfAmount * points]);
const cap = unitOfAmount * scheme.cap;

function column(name) {
  const bytes = fs.readFileSync(`${folder}/${name}.i32`);
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

function tables() {
  const indicator = Int32Array.from(scheme.worths.keys());
  return {
    records: { member: column('member'), indicator: column('indicator'), value: column('value') },
    members: { member: Int32Array.from({ length: scheme.members }, (_, row) => row), unit: column('unit') },
    indicators: {
      indicator, area: indicator.map(row => Math.trunc(row / scheme.each)), is_line: indicator.map(row => row % 2),
      worth: Int32Array.from(scheme.worths),
    },
    areas: { area: Int32Array.from(scheme.weights.keys()), weight: Int32Array.from(scheme.weights) },
  };
}

// SQL of what a cell of `amount` is worth on the line.
function lineInSql() {
  const pieces = knots.slice(1).map(([next, worth], row) => {
    const [at, points] = knots[row];
    const over = `${points * (next - at)} + ${worth - points} * (amount - ${at})`;
    return `WHEN amount < ${next} THEN ${divided(over, next - at, 2)}`;
  });
  return `CASE ${pieces.join(' ')} ELSE ${knots.at(-1)[1]} END`;
}

function divided(over, under, places) {
  return isWhole ? `halved(${over}, ${under})` : `round_even((${over}) / ${under}, ${places})`;
}

async function duckdb() {
  const { DuckDBDataChunk, DuckDBInstance, INTEGER } = load('@duckdb/node-api');
  const database = await (await DuckDBInstance.create(':memory:', { threads: String(scheme.threads) })).connect();
  for (const [name, columns] of Object.entries(tables())) {
    const values = Object.values(columns);
    await database.run(`CREATE TABLE ${name} (${Object.keys(columns).map(each => `${each} INTEGER`).join(', ')})`);
    const appender = await database.createAppender(name);
    for (let row = 0; row < values[0].length; row += 2048) {
      const length = Math.min(2048, values[0].length - row);
      const chunk = DuckDBDataChunk.create(values.map(() => INTEGER), length);
      values.forEach((from, place) => {
        const to = chunk.getColumnVector(place);
        to.items.set(from.subarray(row, row + length));
        to.flush();
      });
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }
  await database.run(`CREATE MACRO halved(over, under) AS over // under + CASE WHEN 2 * (over % under) > under
    OR (2 * (over % under) = under AND (over // under) % 2 = 1) THEN 1 ELSE 0 END`);
  const total = `coalesce(${isWhole ? 'sum(points * weight)::BIGINT' : 'sum(points * weight)'}, 0)`;
  const tenths = isWhole ? divided(total, 10 * ofAll) : `round(10 * ${divided(total, ofAll, 1)})`;
  const query = `CREATE OR REPLACE TABLE scored AS
    WITH cells AS (SELECT member, indicator, ${isWhole ? 'sum(value)::BIGINT' : 'sum(value) / 100'} AS amount
        FROM records GROUP BY member, indicator),
      points AS (SELECT member, area,
          worth * CASE is_line WHEN 1 THEN ${lineInSql()} ELSE least(amount, ${cap}) END AS points
        FROM cells JOIN indicators USING (indicator)),
      parts AS (SELECT member, area, ${divided(isWhole ? 'sum(points)::BIGINT' : 'sum(points)', ofArea, 2)} AS points
        FROM points GROUP BY member, area),
      tops AS (SELECT member, ${tenths}::INTEGER AS total
        FROM parts JOIN areas USING (area) GROUP BY member),
      totals AS (SELECT member, unit, coalesce(total, 0) AS total FROM members LEFT JOIN tops USING (member))
    SELECT *, rank() OVER (ORDER BY total DESC) AS rank,
      dense_rank() OVER (PARTITION BY unit ORDER BY total DESC) AS rank_in_unit FROM totals`;
  const means = 'CREATE OR REPLACE TABLE means AS SELECT unit, avg(total) / 10 AS mean FROM scored GROUP BY unit';
  const answer = async sql => (await database.runAndReadAll(sql)).getColumns();
  return {
    name: `DuckDB ${(await answer('SELECT version()'))[0][0].slice(1)}`,
    score: async () => { await database.run(query); await database.run(means); },
    made: async () => [await answer('SELECT total, rank::INTEGER, rank_in_unit::INTEGER FROM scored ORDER BY member'),
      await answer('SELECT unit, mean FROM means')],
  };
}

async function polars() {
  process.env.POLARS_MAX_THREADS = String(scheme.threads); // read when the package is first used
  const pl = load('nodejs-polars');
  const type = isWhole ? pl.Int32 : pl.Float64;
  const number = (value, as = type) => pl.lit(value).cast(as);
  const either = (cases, other) => cases.slice(1)
    .reduce((chain, [when, then]) => chain.when(when).then(then), pl.when(cases[0][0]).then(cases[0][1])).otherwise(other);
  const parted = (over, under, places) => {
    if (!isWhole) return over.div(number(under)).round(places);
    const whole = over.div(number(under)), twice = over.modulo(number(under)).mul(number(2));
    const isOdd = whole.modulo(number(2)).eq(number(1));
    return whole.add(twice.gt(number(under)).or(twice.eq(number(under)).and(isOdd)).cast(pl.Int32));
  };
  const [records, members, indicators, areas] = Object.values(tables()).map(columns => pl.DataFrame(
    Object.entries(columns).map(([name, values]) => pl.Series(name, values, pl.Int32))));
  const amount = pl.col('amount');
  const width = scheme.worths.length, key = pl.col('key');
  const line = either(knots.slice(1).map(([next, worth], row) => {
    const [at, points] = knots[row];
    const over = amount.minus(number(at)).mul(number(worth - points)).add(number(points * (next - at)));
    return [amount.lt(number(next)), parted(over, next - at, 2)];
  }), number(knots.at(-1)[1]));
  const capped = either([[amount.gt(number(cap)), number(cap)]], amount);
  const points = either([[pl.col('is_line').eq(number(1, pl.Int32)), line]], capped);
  const sum = pl.col('value').sum();
  const total = pl.col('points').fillNull(number(0)).cast(type);
  const query = () => {
    const cells = records.lazy()
      .select(pl.col('member').mul(number(width, pl.Int32)).add(pl.col('indicator')).alias('key'), pl.col('value'))
      .groupBy('key').agg((isWhole ? sum : sum.cast(type).div(number(100))).alias('amount'));
    const parts = cells.withColumns(key.modulo(number(width, pl.Int32)).alias('indicator'))
      .join(indicators.lazy(), { on: 'indicator' })
      .select(key.div(number(scheme.each, pl.Int32)).alias('key'), points.mul(pl.col('worth').cast(type)).alias('points'))
      .groupBy('key').agg(pl.col('points').sum());
    const tops = parts.withColumns(key.modulo(number(scheme.weights.length, pl.Int32)).alias('area'))
      .join(areas.lazy(), { on: 'area' })
      .select(key.div(number(scheme.weights.length, pl.Int32)).alias('member'),
        parted(pl.col('points').cast(type), ofArea, 2).mul(pl.col('weight').cast(type)).alias('points'))
      .groupBy('member').agg(pl.col('points').sum());
    const tenths = isWhole ? parted(total, 10 * ofAll) : parted(total, ofAll, 1).mul(number(10)).round(0).cast(pl.Int32);
    return members.lazy().join(tops, { on: 'member', how: 'left' })
      .select(pl.col('member'), pl.col('unit'), tenths.alias('total'))
      .withColumns(pl.col('total').rank('min', true).alias('rank'),
        pl.col('total').rank('dense', true).over('unit').alias('rank_in_unit'));
  };
  let scored, means;
  return {
    name: `Polars (npm ${pl.version})`,
    score: async () => {
      scored = await query().collect();
      means = scored.groupBy('unit').agg(pl.col('total').mean().alias('mean'));
    },
    made: async () => [['total', 'rank', 'rank_in_unit'].map(name => scored.sort('member').getColumn(name).toArray()),
      [means.getColumn('unit').toArray(), means.getColumn('mean').toArray().map(mean => mean / 10)]],
  };
}

function memory(key) {
  return Math.trunc(Number(fs.readFileSync('/proc/self/status', 'ascii').match(`${key}:\\s+(\\d+)`)[1]) / 1024);
}

const made = await { duckdb, polars }[peer]();
globalThis.gc(); // the columns read in, which would else go while the clock runs
fs.writeFileSync('/proc/self/clear_refs', '5');
const before = memory('VmRSS');
let seconds = Infinity;
for (let round = 0; round < Number(rounds); ++round) {
  const start = performance.now();
  await made.score();
  seconds = Math.min(seconds, (performance.now() - start) / 1000);
}
const [peak, kept] = [memory('VmHWM') - before, memory('VmRSS') - before];
const [[totals, ranks, inUnits], [units, means]] = await made.made();
const byUnit = new Float64Array(scheme.units);
Array.from(units).forEach((unit, row) => { byUnit[unit] = means[row]; });
for (const [name, values] of Object.entries({ totals, ranks, in_units: inUnits })) {
  fs.writeFileSync(`${folder}/${name}.made`, Int32Array.from(values));
}
fs.writeFileSync(`${folder}/means.made`, byUnit);
console.log(JSON.stringify({ name: made.name, seconds, peak, kept }));
