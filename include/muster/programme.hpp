// "Four enters, one light" as data, and a whole term.
#pragma once

#include "muster/programme/audit.hpp"
#include "muster/programme/department.hpp"
#include "muster/programme/four_enters.hpp"
#include "muster/programme/management.hpp"
#include "muster/programme/named_programmes.hpp"
#include "muster/programme/publication.hpp"
#include "muster/programme/schemes.hpp"
#include "muster/programme/term.hpp"
#include "muster/programme/verify.hpp"
