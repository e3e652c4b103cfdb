// How well it went: schemes, scores, grades, and the way from each score to its evidence.
#pragma once

#include "muster/evaluation/check.hpp"
#include "muster/evaluation/combine.hpp"
#include "muster/evaluation/compare.hpp"
#include "muster/evaluation/derivation.hpp"
#include "muster/evaluation/digest.hpp"
#include "muster/evaluation/document.hpp"
#include "muster/evaluation/evaluate.hpp"
#include "muster/evaluation/grade.hpp"
#include "muster/evaluation/indicator.hpp"
#include "muster/evaluation/monotone.hpp"
#include "muster/evaluation/panel.hpp"
#include "muster/evaluation/robustness.hpp"
#include "muster/evaluation/roll.hpp"
#include "muster/evaluation/scheme.hpp"
#include "muster/evaluation/score.hpp"
#include "muster/evaluation/standing.hpp"
