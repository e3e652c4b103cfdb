// All faults of an input at once, as who mends a file wants them.
#pragma once

#include "muster/core/error.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace muster {

/// One thing wrong with an input.
struct Fault {
    Where place;
    std::string fault;
    std::string remedy;

    friend bool operator==(const Fault&, const Fault&) = default;
};

/// `place: fault; remedy`
[[nodiscard]] std::string to_string(const Fault& fault);

/// Several faults of one input. `place()`, `fault()` and `remedy()` are those of the first; `what()` has a line for
/// each.
class InvalidInputs : public InvalidInput {
public:
    /// `all` holds at least one fault; `left_out` more were found and are only counted.
    explicit InvalidInputs(std::vector<Fault> all, std::size_t left_out = 0);

    /// In the order of the input. Valid as long as this error is.
    [[nodiscard]] std::span<const Fault> faults() const noexcept { return all_; }
    [[nodiscard]] std::size_t left_out() const noexcept { return left_out_; }
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
    void add(Where place, std::string fault, std::string remedy);
    /// Takes the parts of an error that was caught.
    void add(const Error& error) { add(error.place(), error.fault(), error.remedy()); }

    /// Takes all of another's, after its own.
    void add(const Faults& others);

    [[nodiscard]] bool empty() const noexcept { return kept_.empty(); }
    /// Faults found, kept or not.
    [[nodiscard]] std::size_t size() const noexcept { return kept_.size() + left_out_; }

    /// @throws InvalidInput   where there is one fault.
    /// @throws InvalidInputs  where there are more.
    void throw_if_any() const;

private:
    static constexpr std::size_t most_kept = 100;

    std::vector<Fault> kept_;
    std::size_t left_out_ = 0;
};

}  // namespace muster
