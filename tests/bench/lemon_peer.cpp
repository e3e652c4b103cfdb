// LEMON's minimum-cost flows on one pairing problem: lemon_peer FILE ALGORITHM, called by pairing_bench.py.
//
// FILE holds int64: mentees, mentors, candidates, unmatched price (-1: none), then the mentors' places, then the
// columns mentee, mentor, score. Prints processor seconds of the solver alone and the total.
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

namespace {

using Graph = lemon::StaticDigraph;

std::vector<std::int64_t> read(const char* path)
{
    std::FILE* file = std::fopen(path, "rb");
    if (file == nullptr) {
        std::fprintf(stderr, "lemon_peer: %s cannot be read; run pairing_bench.py, which writes it\n", path);
        std::exit(1);
    }
    std::vector<std::int64_t> numbers;
    std::int64_t buffer[4096];
    for (std::size_t got = 0; (got = std::fread(buffer, sizeof *buffer, 4096, file)) > 0;)
        numbers.insert(numbers.end(), buffer, buffer + got);
    std::fclose(file);
    return numbers;
}

struct Arc {
    int from;
    int to;
    std::int64_t capacity;
    std::int64_t cost;
};

template <class Solver, class... Options>
void solve(const std::vector<Arc>& arcs, int nodes, int mentees, Options... options)
{
    std::vector<std::pair<int, int>> ends;
    for (const Arc& arc : arcs)
        ends.emplace_back(arc.from, arc.to);
    Graph graph;
    graph.build(nodes, ends.begin(), ends.end());
    Graph::ArcMap<std::int64_t> capacity(graph);
    Graph::ArcMap<std::int64_t> cost(graph);
    Graph::NodeMap<std::int64_t> supply(graph, 0);
    for (std::size_t at = 0; at < arcs.size(); ++at) {
        capacity[graph.arc(static_cast<int>(at))] = arcs[at].capacity;
        cost[graph.arc(static_cast<int>(at))] = arcs[at].cost;
    }
    for (int mentee = 0; mentee < mentees; ++mentee)
        supply[graph.node(mentee)] = 1;
    supply[graph.node(nodes - 1)] = -mentees;

    const std::clock_t begin = std::clock();
    Solver solver(graph);
    solver.upperMap(capacity).costMap(cost).supplyMap(supply);
    const bool is_solved = solver.run(options...) == Solver::OPTIMAL;
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (!is_solved) {
        std::fprintf(stderr, "lemon_peer: no pairing keeps the places\n");
        std::exit(2);
    }
    std::printf("%.6f %lld\n", seconds, -static_cast<long long>(solver.template totalCost<std::int64_t>()));
}

}  // namespace

int main(int count, char** words)
{
    if (count != 3) {
        std::fprintf(stderr, "usage: lemon_peer FILE network_simplex|block_search|cost_scaling\n");
        return 1;
    }
    const auto numbers = read(words[1]);
    const std::int64_t mentees = numbers[0];
    const std::int64_t mentors = numbers[1];
    const std::int64_t candidates = numbers[2];
    const std::int64_t price = numbers[3];
    const std::int64_t* const places = numbers.data() + 4;
    const std::int64_t* const columns = places + mentors;
    const int end = static_cast<int>(mentees + mentors);
    std::vector<Arc> arcs;
    for (std::int64_t at = 0; at < candidates; ++at)
        arcs.push_back({static_cast<int>(columns[at]), static_cast<int>(mentees + columns[candidates + at]), 1,
                        -columns[2 * candidates + at]});
    for (std::int64_t mentor = 0; mentor < mentors; ++mentor)
        arcs.push_back({static_cast<int>(mentees + mentor), end, places[mentor], 0});
    for (std::int64_t mentee = 0; mentee < mentees && price >= 0; ++mentee)
        arcs.push_back({static_cast<int>(mentee), end, 1, price});
    std::stable_sort(arcs.begin(), arcs.end(),
                     [](const Arc& left, const Arc& right) { return left.from < right.from; });

    const std::string algorithm = words[2];
    using Simplex = lemon::NetworkSimplex<Graph, std::int64_t>;
    using Scaling = lemon::CostScaling<Graph, std::int64_t>;
    const int nodes = end + 1;
    if (algorithm == "network_simplex")
        solve<Simplex>(arcs, nodes, static_cast<int>(mentees), Simplex::CANDIDATE_LIST);
    else if (algorithm == "block_search")
        solve<Simplex>(arcs, nodes, static_cast<int>(mentees), Simplex::BLOCK_SEARCH);
    else
        solve<Scaling>(arcs, nodes, static_cast<int>(mentees));
    return 0;
}
