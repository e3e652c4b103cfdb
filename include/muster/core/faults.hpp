// All faults of an input at once, as who mends a file wants them.
#pragma once

#include "muster/core/error.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// One thing wrong with an input.
struct Fault {
    Where place;         ///< where in the input
    std::string fault;   ///< what is wrong there
    std::string remedy;  ///< how to mend it

    friend bool operator==(const Fault&, const Fault&) = default;
};

/// `place: fault; remedy`
[[nodiscard]] inline std::string to_string(const Fault& fault)
{
    return to_string(fault.place).append(": ").append(fault.fault).append("; ").append(fault.remedy);
}

/// Several faults of one input. `place()`, `fault()` and `remedy()` are those of the first; `what()` has a line for
/// each.
class InvalidInputs : public InvalidInput {
public:
    /// `all` holds at least one fault; `left_out` more were found and are only counted.
    explicit InvalidInputs(std::vector<Fault> all, std::size_t left_out = 0)
        : InvalidInput(all.at(0).place, all.at(0).fault, all.at(0).remedy), all_(std::move(all)), left_out_(left_out)
    {
        for (const Fault& fault : all_)
            text_.append(text_.empty() ? "" : "\n").append(to_string(fault));
        if (left_out_ > 0)
            text_.append("\nand ").append(std::to_string(left_out_)).append(" more");
    }

    /// In the order of the input. Valid as long as this error is.
    [[nodiscard]] std::span<const Fault> faults() const noexcept { return all_; }
    /// How many more were found.
    [[nodiscard]] std::size_t left_out() const noexcept { return left_out_; }
    /// A line for each.
    [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

private:
    std::vector<Fault> all_;
    std::size_t left_out_;
    std::string text_;
};

/// Collects faults and throws them together. Keeps the first 100; the rest are counted, as one bad column can spoil
/// millions of rows.
class Faults {
public:
    /// One fault more, by its parts.
    void add(Where place, std::string fault, std::string remedy)
    {
        if (kept_.size() < most_kept)
            kept_.push_back({std::move(place), std::move(fault), std::move(remedy)});
        else
            ++left_out_;
    }
    /// Takes the parts of an error that was caught.
    void add(const Error& error) { add(error.place(), error.fault(), error.remedy()); }

    /// Takes all of another's, after its own.
    void add(const Faults& others)
    {
        for (const Fault& fault : others.kept_)
            add(fault.place, fault.fault, fault.remedy);
        left_out_ += others.left_out_;
    }

    /// Whether none was found.
    [[nodiscard]] bool empty() const noexcept { return kept_.empty(); }
    /// Faults found, kept or not.
    [[nodiscard]] std::size_t size() const noexcept { return kept_.size() + left_out_; }

    /// @throws InvalidInput   where there is one fault.
    /// @throws InvalidInputs  where there are more.
    void throw_if_any() const
    {
        if (kept_.size() == 1)
            throw InvalidInput(kept_[0].place, kept_[0].fault, kept_[0].remedy);
        if (!kept_.empty())
            throw InvalidInputs(kept_, left_out_);
    }

private:
    static constexpr std::size_t most_kept = 100;

    std::vector<Fault> kept_;
    std::size_t left_out_ = 0;
};

}  // namespace muster

#pragma GCC visibility pop
