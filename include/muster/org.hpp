// Everything of muster/org.
#pragma once

#include "muster/org/development.hpp"
#include "muster/org/forest.hpp"
#include "muster/org/member.hpp"
#include "muster/org/office.hpp"
#include "muster/org/organisation.hpp"
#include "muster/org/place.hpp"
#include "muster/org/post.hpp"
#include "muster/org/stage.hpp"
#include "muster/org/stage_history.hpp"
#include "muster/org/student.hpp"
#include "muster/org/study_class.hpp"
#include "muster/org/subject_level.hpp"
#include "muster/org/teaching_weeks.hpp"
#include "muster/org/timetable.hpp"
#include "muster/org/title.hpp"
#include "muster/org/unit.hpp"
