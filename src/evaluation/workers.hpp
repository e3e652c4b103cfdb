// The same work on parts of a range, by several threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// Calls `work(part, first, last)` for `parts` even parts of 0 .. size, the first on the calling thread.
///
/// Throws what the first part that failed threw, once all are done.
template <class Work>
void in_parts(std::size_t parts, std::size_t size, Work work)
{
    std::vector<std::exception_ptr> failures(parts);
    const auto run = [&](std::size_t part) {
        try {
            work(part, size * part / parts, size * (part + 1) / parts);
        } catch (...) {
            failures[part] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t part = 1; part < parts; ++part)
            threads.emplace_back(run, part);
        run(0);
    }
    const auto failed =
        std::ranges::find_if(failures, [](const std::exception_ptr& failure) { return failure != nullptr; });
    if (failed != failures.end())
        std::rethrow_exception(*failed);
}

}  // namespace muster::evaluation
