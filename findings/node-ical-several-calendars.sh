#!/usr/bin/env bash
# node-ical 0.27.2 (npm): where a UID comes twice in one VCALENDAR, the higher SEQUENCE stays, whichever comes first. So one
# would expect the same of a file of several VCALENDARs, which RFC 5545 (3.4) allows and which comes of joining files. It
# is not so: each END:VCALENDAR throws away what the calendars before it held. A turn cancelled by version 2 is on again
# where version 1 stands behind it, and events that only an earlier calendar has are gone without a word.
# What to do: read each VCALENDAR by itself and compare SEQUENCE, or put all events into one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

package=node-ical version=0.27.2
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . "$package@$version" >/dev/null

cat > several.js <<'JS'
const ical = require("node-ical");
const lines = (...all) => all.join("\r\n") + "\r\n";
const event = (uid, sequence, status) => lines("BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20260901T000000Z",
    `SEQUENCE:${sequence}`, `STATUS:${status}`, "DTSTART:20260907T080000Z", "DTEND:20260907T090000Z", `SUMMARY:${uid}`,
    "END:VEVENT");
const calendar = (...events) => lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//several//EN") + events.join("") +
    lines("END:VCALENDAR");
const told = event("turn", 1, "CONFIRMED"), cancelled = event("turn", 2, "CANCELLED"), other = event("other", 1, "CONFIRMED");
for (const [name, text] of [["one calendar, newer last", calendar(told, cancelled)],
                            ["one calendar, newer first", calendar(cancelled, told)],
                            ["two calendars, newer last", calendar(told) + calendar(cancelled)],
                            ["two calendars, newer first", calendar(cancelled) + calendar(told)],
                            ["two calendars, two events", calendar(told) + calendar(other)]]) {
    const read = Object.values(ical.sync.parseICS(text)).filter(part => part.type === "VEVENT");
    console.log(`${name}: ` + read.map(each => `${each.uid} ${each.sequence} ${each.status}`).join(", "));
}
JS
node several.js 2>/dev/null | tee seen

cat > expected <<'SEEN'
one calendar, newer last: turn 2 CANCELLED
one calendar, newer first: turn 2 CANCELLED
two calendars, newer last: turn 2 CANCELLED
two calendars, newer first: turn 1 CONFIRMED
two calendars, two events: other 1 CONFIRMED
SEEN
diff expected seen && echo "as it was with $package $version"
