// Readable output: pages, posters, calendars, and text made harmless for them.
#pragma once

#include "muster/report/duty_calendar.hpp"
#include "muster/report/escape.hpp"
#include "muster/report/html.hpp"
#include "muster/report/html_department.hpp"
#include "muster/report/html_member.hpp"
#include "muster/report/icalendar.hpp"
#include "muster/report/names.hpp"
#include "muster/report/poster.hpp"
#include "muster/report/pseudonymise.hpp"
#include "muster/report/source_words.hpp"
#include "muster/report/suppress.hpp"
