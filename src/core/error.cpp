// Wording of errors, in one place so that every message has the same shape.
#include "muster/core/error.hpp"

#include <utility>

namespace muster {

std::string to_string(const Where& place)
{
    return place.line == 0 ? place.source : place.source + ":" + std::to_string(place.line);
}

Error::Error(Where place, std::string fault, std::string remedy)
    : std::runtime_error(to_string(place) + ": " + fault + "; " + remedy), place_(std::move(place)),
      fault_(std::move(fault)), remedy_(std::move(remedy))
{
}

InvalidInput InvalidInput::unknown(Where place, const std::string& thing, const std::string& owner)
{
    return {std::move(place), thing + " is not in " + owner, "add it there or correct the id"};
}

InvalidInput InvalidInput::duplicate(Where place, const std::string& thing)
{
    return {std::move(place), thing + " stands here twice", "keep one of the rows"};
}

}  // namespace muster
