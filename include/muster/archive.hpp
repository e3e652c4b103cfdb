// Everything of muster/archive.
#pragma once

#include "muster/archive/answer.hpp"
#include "muster/archive/envelope.hpp"
#include "muster/archive/format.hpp"
#include "muster/archive/kind.hpp"
#include "muster/archive/load.hpp"
#include "muster/archive/private_forms.hpp"
#include "muster/archive/purge.hpp"
#include "muster/archive/save.hpp"
#include "muster/archive/scheme_document.hpp"
