// A page's archive holds nothing under seal, as what opens seals is not in its module.
#include "muster/core/error.hpp"
#include "muster/record/sealed.hpp"

#include <string>

namespace muster::inline v0_2::record {

SealedText SealedText::from_box(std::string, std::string)
{
    throw InvalidInput({"seal"}, "an archive in a page holds none", "put the term redacted for the committee into it");
}

}  // namespace muster::record
