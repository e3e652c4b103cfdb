#include "muster/core/faults.hpp"

#include <utility>

namespace muster {

std::string to_string(const Fault& fault) { return to_string(fault.place) + ": " + fault.fault + "; " + fault.remedy; }

InvalidInputs::InvalidInputs(std::vector<Fault> all, std::size_t left_out)
    : InvalidInput(all.at(0).place, all.at(0).fault, all.at(0).remedy), all_(std::move(all)), left_out_(left_out)
{
    for (const Fault& fault : all_)
        text_ += (text_.empty() ? "" : "\n") + to_string(fault);
    if (left_out_ > 0)
        text_ += "\nand " + std::to_string(left_out_) + " more";
}

void Faults::add(Where place, std::string fault, std::string remedy)
{
    if (kept_.size() < most_kept)
        kept_.push_back({std::move(place), std::move(fault), std::move(remedy)});
    else
        ++left_out_;
}

void Faults::add(const Faults& others)
{
    for (const Fault& fault : others.kept_)
        add(fault.place, fault.fault, fault.remedy);
    left_out_ += others.left_out_;
}

void Faults::throw_if_any() const
{
    if (kept_.size() == 1)
        throw InvalidInput(kept_[0].place, kept_[0].fault, kept_[0].remedy);
    if (!kept_.empty())
        throw InvalidInputs(kept_, left_out_);
}

}  // namespace muster
