// The same work by several threads: on parts of a range, or on numbers that whoever is free takes next. What one of
// them throws is thrown to the caller, and which of several does not hang on who was quicker.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace muster::inline v0_2 {

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

/// Calls `begin(thread)` once on each of `threads` threads, and what it gives with every number of 0 .. count: rising,
/// each by whoever is free.
///
/// Throws what the least number that failed threw: all before it have been done, whoever took them.
template <class Begin>
void in_turns(std::size_t threads, std::size_t count, Begin begin)
{
    struct Failure {
        std::size_t number;
        std::exception_ptr thrown;
    };
    std::vector<Failure> failures(threads, {count, nullptr});
    std::atomic<std::size_t> next = 0;
    in_parts(threads, threads, [&](std::size_t thread, std::size_t, std::size_t) {
        auto take = begin(thread);
        for (std::size_t number = next++; number < count; number = next++)
            try {
                take(number);
            } catch (...) {
                failures[thread] = {number, std::current_exception()};
                next = count;
            }
    });
    const auto first = std::ranges::min_element(failures, {}, &Failure::number);
    if (first != failures.end() && first->thrown)
        std::rethrow_exception(first->thrown);
}

}  // namespace muster
